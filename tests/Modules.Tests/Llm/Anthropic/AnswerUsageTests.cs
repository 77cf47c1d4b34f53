using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Providers.Anthropic;

namespace Maru.Modules.Tests.Llm.Anthropic;

/// <summary>What Anthropic says it will charge.</summary>
public sealed class AnswerUsageTests
{
    [Fact]
    public void Input_that_is_kept_is_told_by_how_long()
    {
        var usage = Read("""
            {"input_tokens":7,"output_tokens":5,"cache_read_input_tokens":100,"cache_creation_input_tokens":30,
             "cache_creation":{"ephemeral_5m_input_tokens":20,"ephemeral_1h_input_tokens":10}}
            """);

        Assert.Equal(new TokenUsage(137, 5, 100, null, 20, 10), usage.Sum);
        Assert.Null(usage.ServiceTier);
    }

    [Fact]
    public void Rounds_are_charged_together()
    {
        var usage = Read("""
            {"input_tokens":20,"output_tokens":5,"iterations":[
              {"type":"compaction","input_tokens":1000,"output_tokens":300,"cache_creation_input_tokens":4},
              {"type":"message","input_tokens":20,"output_tokens":5}]}
            """);

        Assert.Equal((1024, 305, 4), (usage.Sum.Input, usage.Sum.Output, usage.Sum.CacheWritten));
    }

    [Theory]
    [InlineData("""{"speed":"standard","inference_geo":"global","service_tier":"priority"}""", null, 0)]
    [InlineData("""{"speed":"fast"}""", "fast", 0)]
    [InlineData("""{"speed":"fast","inference_geo":"us"}""", "fast_us", 0)]
    [InlineData("""{"inference_geo":"us","server_tool_use":{"web_search_requests":3}}""", "us", 3)]
    public void What_has_a_price_of_its_own_is_told(string json, string? tier, int searches)
    {
        var usage = Read(json);

        Assert.Equal((tier, searches), (usage.ServiceTier, usage.Searches));
    }

    [Theory]
    [InlineData("-3")]
    [InlineData("-1e30")]
    public void A_count_nobody_can_believe_stays_one(string count) =>
        Assert.True(Read($$"""{"input_tokens":{{count}},"iterations":[{"input_tokens":9}]}""").Sum.Input < 0);

    private static AnswerUsage Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var usage = new AnswerUsage();
        usage.Read(document.RootElement);
        return usage;
    }
}
