# {{jreleaserCreationStamp}}
class {{brewFormulaName}} < Formula
  desc "{{projectDescription}}"
  homepage "{{projectLinkHomepage}}"
  url "{{distributionUrl}}"
  version "{{projectVersion}}"
  sha256 "{{distributionChecksumSha256}}"
  license "{{projectLicense}}"

  depends_on "openjdk"

  def install
    bash_completion.install Dir["share/bash-completion/completions/*"]
    zsh_completion.install Dir["share/zsh/site-functions/*"]
    fish_completion.install Dir["share/fish/vendor_completions.d/*"]
    man1.install Dir["share/man/man1/*"]
    libexec.install Dir["*"]
    %w[dfu-imgtool dfu-flasher].each do |tool|
      (bin/tool).write_env_script libexec/"bin"/tool, Language::Java.overridable_java_home_env
    end
  end

  test do
    %w[dfu-imgtool dfu-flasher].each do |tool|
      assert_match version.to_s, shell_output("#{bin}/#{tool} --version")
    end
    (testpath/"data.bin").write "x" * 4096
    system bin/"dfu-imgtool", "create", "--target", "esp32s3", "-o", "dfu.bin", "0x10000", "data.bin"
    system bin/"dfu-flasher", "flash", "--usb", "sim", "dfu.bin"
  end
end
