using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Tests.Emit.Quoting;

public sealed class DockerfileNamesTests
{
    [Theory]
    [InlineData("/srv/app", """["upload", "/srv/app"]""")]
    [InlineData("two words", """["upload", "'two words'"]""")]
    [InlineData("it's $HOME/", """["upload", "'it'\\''s $HOME/'"]""")]
    [InlineData("a\\b\"c", """["upload", "'a\\b\"c'"]""")]
    public void A_copied_file_gets_exactly_its_name(string target, string words) =>
        Assert.Equal(words, DockerfileCopy.Of("upload", target).Text);

    [Theory]
    [InlineData("debian:12-slim")]
    [InlineData("registry.example.org:5000/a/b_c@sha256:0123")]
    public void An_image_stands_bare(string name) => Assert.Equal(name, DockerfileImage.Of(name).Text);

    [Theory]
    [InlineData("")]
    [InlineData("debian AS x")]
    [InlineData("$BASE")]
    [InlineData("a\nRUN id")]
    public void What_could_be_more_than_an_image_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => DockerfileImage.Of(name));
}
