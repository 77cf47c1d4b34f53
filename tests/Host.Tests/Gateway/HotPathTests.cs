namespace Maru.Host.Tests.Gateway;

public sealed class HotPathTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_asks_the_database_nothing(bool stream)
    {
        // Writing and polling are slowed, so that every statement counted would be one of a request.
        await using var world = await GatewayWorld.StartAsync(more: ["--Llm:Calls:FlushEvery=01:00:00"]);
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(new { requests_per_minute = 100_000, tokens_per_minute = 100_000_000, cost_per_month_micros = 1_000_000_000 }));
        await Drain(program, 20, stream);

        var quiet = await StatementsDuringAsync(world, () => Task.Delay(TimeSpan.FromSeconds(1)));
        var before = TimeProvider.System.GetTimestamp();
        var busy = await StatementsDuringAsync(world, () => Drain(program, 300, stream));
        var seconds = TimeProvider.System.GetElapsedTime(before).TotalSeconds;

        Assert.True(busy <= (quiet + 4) * (seconds + 1), $"300 requests in {seconds:F1} s ran {busy} statements; one idle second runs {quiet}");
    }

    private static async Task<long> StatementsDuringAsync(GatewayWorld world, Func<Task> act)
    {
        var before = world.Host.Db.StatementCount;
        await act();
        return world.Host.Db.StatementCount - before;
    }

    private static async Task Drain(HttpClient program, int requests, bool stream)
    {
        foreach (var _ in Enumerable.Range(0, requests))
        {
            using var response = await program.ChatAsync(stream: stream);
            response.EnsureSuccessStatusCode();
            await response.Content.CopyToAsync(Stream.Null);
        }
    }
}
