using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>A program sees how much of its key's minute is left before it runs into the limit.</summary>
public sealed partial class RateLimitHeaderTests(Worlds worlds) : IClassFixture<Worlds>
{
    [Fact]
    public async Task Requests_count_down_to_the_refusal()
    {
        var world = await worlds.FreshAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { requests_per_minute = 2 }));

        using var first = await program.ChatAsync("builtin/text-small");
        using var streamed = await program.ChatAsync("builtin/text-small", stream: true);
        using var refused = await program.ChatAsync("builtin/text-small");

        Assert.Equal([200, 200, 429], [(int)first.StatusCode, (int)streamed.StatusCode, (int)refused.StatusCode]);
        foreach (var (answer, left) in new[] { (first, "1"), (streamed, "0"), (refused, "0") })
        {
            Assert.Equal(("2", left), (answer.Header("x-ratelimit-limit-requests"), answer.Header("x-ratelimit-remaining-requests")));
            Assert.Matches(OpenAiSpan(), answer.Header("x-ratelimit-reset-requests"));
            Assert.Equal("", answer.Header("x-ratelimit-limit-tokens"));
        }
    }

    [Fact]
    public async Task Tokens_are_told_as_they_are_set_aside()
    {
        var world = await worlds.FreshAsync();
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { tokens_per_minute = 1000 }));

        using var small = await program.ChatAsync("builtin/text-small", most: 100);
        using var refused = await program.ChatAsync("builtin/text-small", most: 5000);

        Assert.Equal(("1000", HttpStatusCode.OK), (small.Header("x-ratelimit-limit-tokens"), small.StatusCode));
        Assert.InRange(int.Parse(small.Header("x-ratelimit-remaining-tokens"), CultureInfo.InvariantCulture), 800, 900);
        Assert.Equal(("1000", HttpStatusCode.TooManyRequests), (refused.Header("x-ratelimit-limit-tokens"), refused.StatusCode));
        Assert.Matches(OpenAiSpan(), refused.Header("x-ratelimit-reset-tokens"));
        Assert.Equal("", refused.Header("x-ratelimit-limit-requests"));
    }

    [Fact]
    public async Task A_key_without_limits_is_told_of_none_and_the_providers_own_stay_with_it()
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();

        using var answer = await world.Program.ChatAsync("openai/gpt-4o");

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("x-ratelimit", StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex("^(\\d+ms|((\\d+h)?\\d+m)?\\d+(\\.\\d{1,3})?s)$")]
    private static partial Regex OpenAiSpan();
}
