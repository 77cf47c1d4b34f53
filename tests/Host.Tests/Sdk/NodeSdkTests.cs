using System.Diagnostics;
using System.Text.Json;

namespace Maru.Host.Tests.Sdk;

/// <summary>The npm package <c>openai</c>, unchanged, against the built-in composer and both vendors' wire.</summary>
public sealed class NodeSdkTests
{
    [Theory]
    [InlineData("builtin")]
    [InlineData("openai")]
    [InlineData("gemini")]
    public async Task The_official_npm_sdk_runs_unchanged(string provider)
    {
        await using var world = await SdkWorld.StartAsync(provider);

        var lines = await RunAsync(world);

        Assert.True(lines.Count >= 13, $"{lines.Count} checks ran");
        Assert.All(lines, line => Assert.True(line.GetProperty("ok").GetBoolean(), line.ToString()));
    }

    private static async Task<IReadOnlyList<JsonElement>> RunAsync(SdkWorld world)
    {
        var folder = await NodeFolder.ReadyAsync();
        using var node = Process.Start(new ProcessStartInfo("node", "checks.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MARU_BASE_URL"] = new Uri(world.Gateway.Host.Address, "/v1").ToString(),
                ["MARU_KEY"] = world.Gateway.Secret,
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
