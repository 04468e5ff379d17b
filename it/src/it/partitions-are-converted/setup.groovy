// SPDX-License-Identifier: Apache-2.0
new File(basedir, 'partitions.csv').text = '''\
nvs,     data, nvs,     , 24K
factory, app,  factory, , 1M
'''
new File(basedir, 'bad.csv').text = '''\
nvs, data, nvs,     0x9000,  24K
nvs, app,  factory, 0x11000, 1M
'''
return true
