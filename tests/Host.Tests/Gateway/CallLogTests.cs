using System.Text.Json;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Gateway;

public sealed class CallLogTests
{
    [Theory, EachDialect]
    public async Task Every_call_leaves_one_row_also_when_the_server_stops_at_once(Dialect dialect)
    {
        await using var world = await GatewayWorld.StartAsync(dialect);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        foreach (var n in Enumerable.Range(0, 12))
        {
            using var response = await world.Program.ChatAsync(stream: n % 2 == 0);
            await response.Content.CopyToAsync(Stream.Null);
        }

        using var unknown = await world.Program.ChatAsync("no-such-model");
        await world.Host.RestartAsync();
        var calls = await world.Host.GetAsync("/api/v1/admin/llm/calls?page_size=100");

        Assert.Equal(13, calls.GetProperty("total").GetInt64());
        var answered = calls.GetProperty("items").EnumerateArray().Where(c => c.GetProperty("outcome").GetString() == "succeeded").ToArray();
        Assert.Equal(12, answered.Length);
        Assert.All(answered, AssertMeasured);
    }

    private static void AssertMeasured(JsonElement call)
    {
        Assert.Equal("openai", call.GetProperty("provider").GetString());
        Assert.Equal("text-small", call.GetProperty("model_asked").GetString());
        Assert.Equal("gpt-4o-mini", call.GetProperty("model").GetString());
        Assert.Equal("known", call.GetProperty("usage_source").GetString());
        Assert.True(call.GetProperty("tokens_in").GetInt32() > 0);
        Assert.True(call.GetProperty("policy_version").GetInt64() > 0);
    }
}
