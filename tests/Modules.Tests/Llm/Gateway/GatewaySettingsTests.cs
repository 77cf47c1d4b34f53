using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class GatewaySettingsTests
{
    [Theory]
    [InlineData("https://app.example", null)]
    [InlineData("http://localhost:5173", null)]
    [InlineData("*", null)]
    [InlineData("https://app.example/", "Write https://app.example.")]
    [InlineData("app.example", "which is no origin")]
    [InlineData("https://*.example", "which is no origin")]
    [InlineData("null", "which is no origin")]
    public void An_origin_is_written_as_a_browser_sends_it(string origin, string? fault) =>
        Check(new GatewaySettings { AllowedOrigins = [origin] }, "Llm:Gateway:AllowedOrigins", fault);

    [Theory]
    [InlineData("claude-*=text-small", null)]
    [InlineData("claude-text-small", "Write alias=name")]
    public void An_alias_names_what_it_stands_for(string alias, string? fault) =>
        Check(new GatewaySettings { Aliases = [alias] }, "Llm:Gateway:Aliases", fault);

    private static void Check(GatewaySettings settings, string key, string? fault)
    {
        var faults = settings.Faults(null!).ToList();

        Assert.Equal(fault is null ? 0 : 1, faults.Count);
        Assert.All(faults, said => Assert.StartsWith(key, said, StringComparison.Ordinal));
        Assert.All(faults, said => Assert.Contains(fault!, said, StringComparison.Ordinal));
    }
}
