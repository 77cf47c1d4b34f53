using System.Diagnostics;
using System.Text.Json;

namespace Maru.Host.Tests.Sdk;

/// <summary>The vendors' npm packages, unchanged, against the built-in composer and both vendors' wire.</summary>
public sealed class NodeSdkTests
{
    [Theory]
    [InlineData("openai", "builtin", 19)]
    [InlineData("openai", "openai", 19)]
    [InlineData("openai", "gemini", 19)]
    [InlineData("anthropic", "builtin", 10)]
    [InlineData("anthropic", "openai", 10)]
    [InlineData("anthropic", "gemini", 10)]
    [InlineData("responses", "builtin", 14)]
    [InlineData("responses", "openai", 14)]
    [InlineData("responses", "gemini", 14)]
    [InlineData("responses", "anthropic", 14)]
    [InlineData("agents", "builtin", 5)]
    [InlineData("agents", "openai", 5)]
    [InlineData("agents", "gemini", 5)]
    [InlineData("agents", "anthropic", 5)]
    [InlineData("aisdk", "builtin", 5)]
    [InlineData("aisdk", "openai", 5)]
    [InlineData("aisdk", "gemini", 5)]
    [InlineData("aisdk", "anthropic", 5)]
    public async Task An_official_npm_sdk_runs_unchanged(string sdk, string provider, int checks)
    {
        await using var world = await SdkWorld.StartAsync(provider);

        var lines = await RunAsync(world, sdk, provider);

        Assert.True(lines.Count >= checks, $"{lines.Count} checks ran");
        Assert.All(lines, line => Assert.True(line.GetProperty("ok").GetBoolean(), line.ToString()));
    }

    private static async Task<IReadOnlyList<JsonElement>> RunAsync(SdkWorld world, string sdk, string provider)
    {
        var folder = await NodeFolder.ReadyAsync();
        using var node = Process.Start(new ProcessStartInfo("node", sdk + ".mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MARU_BASE_URL"] = new Uri(world.Gateway.Host.Address, "/v1").ToString(),
                ["MARU_KEY"] = world.Gateway.Secret,
                ["MARU_PROVIDER"] = provider,
                ["MARU_CHAT"] = "text-small",
                ["MARU_EMBEDDING"] = world.EmbeddingModel,
                ["MARU_IMAGE"] = "image",
            },
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return output.Length == 0
            ? throw new InvalidOperationException(await errors)
            : [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];
    }
}
