namespace Maru.Host.Tests.Gateway;

public sealed class HotPathTests
{
    private const int Requests = 1_600;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_asks_the_database_nothing(bool stream)
    {
        await using var world = await GatewayWorld.StartAsync();
        await world.UseAsync("openai", "sk-good-1234567890abcdef", "gpt-4o-mini");
        using var program = world.Host.GatewayClient(await world.Host.ClientKeyAsync(
            new { requests_per_minute = 1_000_000, tokens_per_minute = 1_000_000_000, cost_per_month_micros = 1_000_000_000_000 }));
        await Drain(program, 20, stream);

        var before = world.Host.Db.StatementCount;
        var started = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Drain(program, Requests / 16, stream)));
        var statements = world.Host.Db.StatementCount - before;
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;

        // Pollers and the call log's batches go on at their own pace, some thirty statements a second however many requests there are.
        var background = 60 * (seconds + 1);
        Assert.True(background < Requests, $"The machine is too slow to tell: {Requests} requests took {seconds:F1} s");
        Assert.True(statements <= background, $"{Requests} requests in {seconds:F1} s ran {statements} statements");
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
