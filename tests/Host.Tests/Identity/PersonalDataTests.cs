using Maru.Contracts.Identity;
using Maru.Host.Tests.Acceptance;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Identity;

/// <summary>A person's data wherever it is kept: exported with the account, and erased with it.</summary>
public sealed class PersonalDataTests
{
    [Theory, EachDialect]
    public async Task Calls_and_runs_are_in_the_export_and_go_with_the_account(Dialect dialect)
    {
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var anna = await host.AddAccountAsync("anna");
        using var client = host.Bearing(await host.LoginAsync("anna"));
        foreach (var (owner, count) in new[] { (anna.Id, 3), ("somebody else", 2) })
        {
            for (var i = 0; i < count; i++)
            {
                await ExecuteAsync(host, Call(owner, i));
                await ExecuteAsync(host, Run(owner, i));
            }
        }

        var export = await client.DoAsync(HttpMethod.Get, "/api/v1/identity/account/export");

        var others = export.GetProperty("others");
        Assert.Equal((3, 3), (others.GetProperty("llm.calls").GetArrayLength(), others.GetProperty("work.runs").GetArrayLength()));
        Assert.Equal("gpt-x", others.GetProperty("llm.calls")[0].GetProperty("model").GetString());
        Assert.Equal("test.kind", others.GetProperty("work.runs")[0].GetProperty("kind").GetString());
        await client.DoAsync(HttpMethod.Post, "/api/v1/identity/account/delete", new { password = People.Password });
        await Poll.UntilAsync(async () => await CountAsync(host, "llm_call", anna.Id) + await CountAsync(host, "work_run", anna.Id) == 0);
        Assert.Equal((2, 2), (await CountAsync(host, "llm_call", "somebody else"), await CountAsync(host, "work_run", "somebody else")));
        Assert.Equal(1, await ScalarAsync(host, $"SELECT COUNT(*) FROM work_run WHERE id = '{anna.Id}-0' AND owner_id IS NULL"));
    }

    [Fact]
    public async Task No_two_modules_give_their_part_the_same_name()
    {
        await using var host = await AppHost.StartAsync();

        var names = host.App.Services.GetServices<IPersonalData>().Select(p => p.Name).ToArray();

        Assert.Equal(["llm.calls", "work.runs"], names.Order(StringComparer.Ordinal));
    }

    private static string Call(string owner, int i) => $"""
        INSERT INTO llm_call (id, at, client_key_id, owner_id, operation, model_asked, provider, model, usage_source, latency_us, outcome, status, streamed)
        VALUES ('{owner}-{i}', {i}, 'key', '{owner}', 'chat', 'gpt-x', 'openai', 'gpt-x', 'known', 5, 'succeeded', 200, FALSE)
        """;

    private static string Run(string owner, int i) => $"""
        INSERT INTO work_run (id, kind, queue, priority, status, phase, epoch, event_seq, recoveries, cancel_requested, percent, owner_id, input_hash,
            created_at, finished_at, input)
        VALUES ('{owner}-{i}', 'test.kind', 'default', 5, '{(i == 0 ? "waiting" : "succeeded")}', 'forward', 1, 1, 0, FALSE, 100, '{owner}', 'x', 1, {(i == 0 ? "NULL" : "2")}, 'null')
        """;

    private static Task<long> CountAsync(AppHost host, string table, string owner) => ScalarAsync(host, $"SELECT COUNT(*) FROM {table} WHERE owner_id = '{owner}'");

    private static async Task ExecuteAsync(AppHost host, string sql)
    {
        await using var tx = await host.Db.BeginAsync(CancellationToken.None);
        await tx.ExecuteAsync(sql);
        await tx.CommitAsync(CancellationToken.None);
    }

    private static async Task<long> ScalarAsync(AppHost host, string sql)
    {
        await using var session = await host.Db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<long>(sql);
    }
}
