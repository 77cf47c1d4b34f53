using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Maru.Host.Tests.Gateway;
using Maru.LlmSimulator;
using Maru.Platform.Sql;

namespace Maru.Host.Tests.Crash;

/// <summary>A server killed under load loses at most the calls of its last second, and the totals still sum up what is there.</summary>
[Collection("Crash")]
public sealed class LoadCrashTests
{
    private const int Programs = 8;
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Calls_answered_more_than_a_second_before_the_death_are_in_the_log()
    {
        await using var simulator = await Simulator.StartAsync();
        await using var killed = await KilledHost.OnAsync(Dialect.Sqlite);
        (string, string)[] environment =
            [("Llm__Providers__openai__Address", simulator.OpenAiBase.ToString()), ("OPENAI_API_KEY", "sk-good-1234567890abcdef")];
        var moments = new Random(31);
        var (kept, answered, sent, lost) = (0L, 0L, 0L, TimeSpan.Zero);
        for (var death = 0; death < Moment.Deaths; death++)
        {
            var run = await LoadAsync(killed, environment, kept, TimeSpan.FromSeconds(1.5 + moments.NextDouble()));
            (answered, sent) = (answered + run.Answers.Length, sent + run.Sent);

            var rows = await CountAsync(killed, "SELECT COUNT(*) FROM llm_call");
            var since = run.LostSince(rows - kept);
            lost = Max(lost, since);
            Assert.True(rows - kept <= run.Sent, $"{rows - kept} rows of {run.Sent} calls.");
            Assert.True(since <= Promise + run.Silence, $"A death lost calls answered {since} before it; the server stood still for {run.Silence}.");
            kept = rows;
        }

        Assert.Equal(kept, await CountAsync(killed, "SELECT SUM(requests) FROM llm_call_day"));
        Assert.Equal(1, await CountAsync(killed, "SELECT COUNT(*) FROM llm_policy WHERE state = 'active'"));
        await using var host = killed.Begin("serve", environment);
        using var program = await ProgramAsync(host);
        using var last = await program.ChatAsync();
        Assert.True(last.IsSuccessStatusCode);
        await killed.AssertSoundAsync();
        TestContext.Current.SendDiagnosticMessage($"{Moment.Deaths} deaths: {sent} calls sent, {answered} answered, {kept} kept; the oldest lost was answered {lost} before a death.");
    }

    private static async Task<Run> LoadAsync(
        KilledHost killed, (string, string)[] environment, long kept, TimeSpan die)
    {
        await using var host = killed.Begin("serve", environment);
        using var program = await ProgramAsync(host);
        await FirstAsync(killed, program, kept);
        var sent = 1L;
        var answers = new ConcurrentQueue<TimeSpan>();
        var watch = Stopwatch.StartNew();
        var load = Task.WhenAll(Enumerable.Range(0, Programs).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    Interlocked.Increment(ref sent);
                    using var answer = await program.ChatAsync();
                    await answer.Content.CopyToAsync(Stream.Null);
                    Assert.True(answer.IsSuccessStatusCode);
                    answers.Enqueue(watch.Elapsed);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        })));
        await Moment.AfterAsync(die);
        var death = watch.Elapsed;
        await host.KillAsync();
        await load;
        return new Run(sent, [TimeSpan.Zero, .. answers.Where(at => at <= death).Order()], death);
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    // A server writes its first rows more slowly than all that follow; what is promised is promised of one that runs.
    private static async Task FirstAsync(KilledHost killed, HttpClient program, long kept)
    {
        using var first = await program.ChatAsync();
        var watch = Stopwatch.StartNew();
        while (await CountAsync(killed, "SELECT COUNT(*) FROM llm_call") <= kept)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "The first call is not in the log.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    // Changes the policy too, so that a switch is never far from a death.
    private static async Task<HttpClient> ProgramAsync(HostProcess host)
    {
        using var admin = await KilledHost.SignInAsync(host);
        var version = (await AppHost.ReadAsync(await admin.GetAsync(new Uri("/api/v1/llm/policy", UriKind.Relative)))).GetProperty("version");
        await AppHost.ReadAsync(await admin.PostAsJsonAsync("/api/v1/admin/llm/policy", new
        {
            provider = "openai",
            mappings = new { openai = new { small = "gpt-4o-mini", large = "gpt-4o", image = "gpt-image-1" } },
            reason = "load",
            expected_version = version.GetInt64(),
            probe = false,
        }));
        var key = await AppHost.ReadAsync(await admin.PostAsJsonAsync("/api/v1/identity/client-keys", new { name = "load" }));
        var program = new HttpClient { BaseAddress = admin.BaseAddress };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.GetProperty("secret").GetString());
        return program;
    }

    private static async Task<long> CountAsync(KilledHost killed, string sql)
    {
        await using var session = await killed.Database.Db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<long>(sql);
    }

    private sealed record Run(long Sent, TimeSpan[] Answers, TimeSpan Death)
    {
        // Rows are written in the order of the answers, so the first missing one is the oldest lost.
        public TimeSpan LostSince(long rows) => rows < Answers.Length ? Death - Answers[rows] : TimeSpan.Zero;

        // The longest time in which nobody was answered: so long the machine let the server do nothing, and no promise holds meanwhile.
        public TimeSpan Silence => Answers.Zip(Answers.Skip(1).Append(Death), (a, b) => b - a).Max();
    }
}
