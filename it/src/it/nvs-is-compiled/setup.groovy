// SPDX-License-Identifier: Apache-2.0
new File(basedir, 'partitions.csv').text = '''\
nvs,     data, nvs,     , 24K
factory, app,  factory, , 1M
'''
new File(basedir, 'values.csv').text = '''\
key,type,encoding,value
storage,namespace,,
serial,data,string,A-0017
offset,data,i32,-4
cert,file,binary,cert.der
'''
new File(basedir, 'cert.der').text = 'not quite a certificate\n'
new File(basedir, 'bad.csv').text = '''\
key,type,encoding,value
storage,namespace,,
offset,data,u8,-4
'''
return true
