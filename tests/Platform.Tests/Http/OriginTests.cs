using Maru.Platform.Http;
using Maru.Testing;

namespace Maru.Platform.Tests.Http;

public sealed class OriginTests
{
    [Theory]
    [InlineData("https://app.example/", "https://app.example")]
    [InlineData("https://app.example/path", "https://app.example")]
    [InlineData("https://app.example:443", "https://app.example")]
    [InlineData("http://app.example:80", "http://app.example")]
    [InlineData("https://app.example:8443/?a=1", "https://app.example:8443")]
    [InlineData("https://app.example#top", "https://app.example")]
    public void What_a_browser_never_sends_is_refused_with_what_it_does_send(string entry, string meant) => Assert.Equal(
        $"Http:Origins names '{entry}', which no browser sends as its origin. Write {meant}.", Assert.Single(FaultsOf(entry)));

    [Theory]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("nonsense")]
    [InlineData("app.example")]
    [InlineData("https://*.example")]
    [InlineData("https://")]
    [InlineData("mailto:ann@example.org")]
    [InlineData("https://ann:canary@app.example")]
    public void What_is_no_origin_is_refused_with_an_example(string entry)
    {
        var fault = Assert.Single(FaultsOf($"http://localhost:5173,{entry}"));

        Assert.EndsWith("such as https://app.example.", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://app.example")]
    [InlineData("HTTPS://App.Example")]
    [InlineData("http://localhost:5173,http://127.0.0.1:8080,http://[::1]:8080")]
    [InlineData("https://münchen.example")]
    [InlineData("https://xn--mnchen-3ya.example")]
    [InlineData("tauri://localhost")]
    public void An_origin_passes(string entries) => Assert.Empty(FaultsOf(entries));

    private static IReadOnlyList<string> FaultsOf(string entries) =>
        TestSettings.FaultsOf<OriginSettings>("Http", "Production", ("Origins", entries));
}
