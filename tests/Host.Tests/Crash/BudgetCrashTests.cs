using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Maru.Host.Tests.Gateway;
using Maru.LlmSimulator;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>
/// However a server dies under load, every call it answered is in the log or its money counts as spent, and what counts beyond the log is
/// small, shown and can be given back. MARU_CRASH_DEATHS says how often.
/// </summary>
[Collection("Crash")]
public sealed class BudgetCrashTests
{
    private const int Programs = 8;
    private const int Few = 20;
    private const long Limit = 1_000_000_000;

    // Eight calls of a model's whole answer each, and ten seconds of eight programs that do nothing else: a thousandth of the limit.
    private const long MostPerDeath = 1_000_000;

    private const string Spent = "SELECT SUM(spent_micros) FROM llm_budget";
    private const string Stored = "SELECT SUM(cost_micros) FROM llm_call";
    private const string Lost = "SELECT COALESCE(SUM(amount_micros), 0) FROM llm_budget_write_off";

    // A busy machine answers fewer calls; it need not die later for that.
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(3);

    [Theory, EachDialect]
    public async Task Every_answered_call_is_stored_or_its_money_counts_as_spent(Dialect dialect)
    {
        await using var simulator = await Simulator.StartAsync();
        await using var killed = await KilledHost.OnAsync(dialect);
        (string, string)[] environment =
            [("Llm__Providers__openai__Address", simulator.OpenAiBase.ToString()), ("OPENAI_API_KEY", "sk-good-1234567890abcdef")];
        var secret = await KeyAsync(killed, environment);
        var (answered, unstored, moments) = (0L, 0L, new Random(53));
        for (var death = 0; death < Moment.Deaths; death++)
        {
            answered += await DieUnderLoadAsync(killed, environment, secret, 20 + moments.Next(1_500));
            unstored = Math.Max(unstored, answered - await ScalarAsync(killed, "SELECT COUNT(*) FROM llm_call"));
            await SettleAsync(killed, environment, secret);
            answered++;

            var each = await ScalarAsync(killed, "SELECT MIN(cost_micros) FROM llm_call");
            var lost = await ScalarAsync(killed, Lost);
            var spent = await ScalarAsync(killed, Spent);
            Assert.True(spent >= answered * each, $"{answered} calls of {each} were answered, and only {spent} count as spent.");
            Assert.Equal(0, await ScalarAsync(killed, $"SELECT ({Spent}) - ({Stored}) - ({Lost})"));
            Assert.InRange(lost, 0, (death + 1) * MostPerDeath);
        }

        await GiveAllBackAsync(killed, environment);
        Assert.Equal(0, await ScalarAsync(killed, $"SELECT ({Spent}) - ({Stored})"));
        TestContext.Current.SendDiagnosticMessage(
            $"{dialect}, {Moment.Deaths} deaths: {answered} calls answered, {unstored} of them not stored, "
            + $"{await ScalarAsync(killed, Lost)} micros written off.");
    }

    private static async Task<string> KeyAsync(KilledHost killed, (string, string)[] environment)
    {
        await using var host = killed.Begin("serve", environment);
        using var admin = await KilledHost.SignInAsync(host);
        await AppHost.ReadAsync(await admin.PostAsJsonAsync("/api/v1/admin/llm/policy", new
        {
            provider = "openai",
            mappings = new { openai = new { small = "gpt-4o-mini", large = "gpt-4o", image = "gpt-image-1" } },
            expected_version = 0,
            probe = false,
        }));
        var key = await AppHost.ReadAsync(await admin.PostAsJsonAsync(
            "/api/v1/identity/client-keys", new { name = "load", limits = new { cost_per_month_micros = Limit } }));
        return key.GetProperty("secret").GetString()!;
    }

    private static async Task<long> DieUnderLoadAsync(KilledHost killed, (string, string)[] environment, string secret, int after)
    {
        await using var host = killed.Begin("serve", environment);
        using var program = await ProgramAsync(host, secret);
        var (answered, refusals) = (0L, new ConcurrentQueue<string>());
        var load = Task.WhenAll(Enumerable.Range(0, Programs).Select(_ => Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    using var answer = await program.ChatAsync();
                    var text = await answer.Content.ReadAsStringAsync();
                    if (!answer.IsSuccessStatusCode)
                    {
                        refusals.Enqueue(text);
                        return;
                    }

                    Interlocked.Increment(ref answered);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                // The server is gone.
            }
        })));
        var watch = Stopwatch.StartNew();
        await Moment.WhenAsync(() => Task.FromResult(
            Volatile.Read(ref answered) >= after || load.IsCompleted
                || (watch.Elapsed > LongEnough && Volatile.Read(ref answered) >= Few)));
        await host.KillAsync();
        await load;
        Assert.Empty(refusals);
        return answered;
    }

    // On PostgreSQL other nodes may live, so a dead one's lease has to end first; here its time is over at once. The first call asks for
    // money, and that settles it. This server is stopped as an operator would, so it leaves nothing behind.
    private static async Task SettleAsync(KilledHost killed, (string, string)[] environment, string secret)
    {
        await using (var tx = await killed.Database.Db.BeginAsync(CancellationToken.None))
        {
            await tx.ExecuteAsync("UPDATE llm_budget_lease SET expires_at = 0");
            await tx.CommitAsync(CancellationToken.None);
        }

        await using var host = killed.Begin("serve", environment);
        using var program = await ProgramAsync(host, secret);
        using var answer = await program.ChatAsync();
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(0, await host.StopAsync());
        Assert.Equal(0, await ScalarAsync(killed, "SELECT COUNT(*) FROM llm_budget_lease WHERE granted_micros > spent_micros"));
    }

    private static async Task<HttpClient> ProgramAsync(HostProcess host, string secret)
    {
        var program = new HttpClient { BaseAddress = await host.UpAsync() };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return program;
    }

    private static async Task GiveAllBackAsync(KilledHost killed, (string, string)[] environment)
    {
        await using var host = killed.Begin("serve", environment);
        using var admin = await KilledHost.SignInAsync(host);
        var listed = await AppHost.ReadAsync(await admin.GetAsync(new Uri("/api/v1/admin/llm/write-offs?page_size=100", UriKind.Relative)));
        foreach (var lost in listed.GetProperty("items").EnumerateArray())
        {
            var path = new Uri($"/api/v1/admin/llm/write-offs/{lost.GetProperty("id").GetString()}/give-back", UriKind.Relative);
            await AppHost.ReadAsync(await admin.PostAsync(path, null));
        }
    }

    private static async Task<long> ScalarAsync(KilledHost killed, string sql)
    {
        await using var session = await killed.Database.Db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<long>(sql);
    }
}
