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

    [Theory, EachDialect]
    public async Task No_name_of_a_person_is_left_when_the_account_is_gone(Dialect dialect)
    {
        const string Invitations = "/api/v1/admin/identity/invitations";
        string[] words = ["canary-anna", "Canary Lee", "canary@example.org", "canary-note", "canary-key", "Canary Kim", "canary-search"];
        await using var host = await (await AppHost.StartAsync(dialect)).SignInAsync();
        var invited = await host.PostAsync(Invitations, new { role = "admin", note = words[3] });
        var joined = await host.PostAsync("/api/v1/identity/invitations/accept", new
        {
            token = invited.Text("token"),
            username = words[0],
            display_name = words[1],
            email = words[2],
            password = People.Password,
        });
        using var anna = host.Bearing(joined);
        await anna.DoAsync(HttpMethod.Patch, "/api/v1/identity/me", new { display_name = words[5] });
        var key = await anna.DoAsync(HttpMethod.Post, "/api/v1/identity/client-keys", new { name = words[4] });
        await anna.DoAsync(HttpMethod.Patch, $"/api/v1/identity/client-keys/{key.Id()}", new { name = $"{words[4]}-2" });
        await anna.TryAsync(HttpMethod.Patch, "/api/v1/identity/me", new { display_name = words[5], email = "no" });
        await anna.DoAsync(HttpMethod.Post, Invitations, new { role = "user", note = words[3] });
        await host.GetAsync($"/api/v1/audit?text={words[6]}");
        using var elsewhere = host.ClientFrom(90);
        await elsewhere.DoAsync(HttpMethod.Post, "/api/v1/identity/login", new { username = words[0], password = People.Password });

        await anna.DoAsync(HttpMethod.Post, "/api/v1/identity/account/delete", new { password = People.Password });

        await Poll.UntilAsync(async () => await ScalarAsync(
            host, "SELECT COUNT(*) FROM audit_entry WHERE action = 'delete' AND resource = 'identity.users'") == 1);
        await using var session = await host.Db.OpenAsync(CancellationToken.None);
        var rows = await session.QueryAsync<string>("""
            SELECT action || COALESCE(resource_id, '') || COALESCE(reason, '') || COALESCE(changes, '') || COALESCE(details, '')
                || COALESCE(path, '') || COALESCE(request_body, '') || COALESCE(response_summary, '') FROM audit_entry
            UNION ALL SELECT note FROM identity_invitation UNION ALL SELECT name FROM identity_client_key
            UNION ALL SELECT name FROM identity_login_name UNION ALL SELECT payload FROM platform_outbox
            """);
        Assert.All(words, word => Assert.DoesNotContain(rows, row => row.Contains(word, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains(rows, row => row.Contains("display_name", StringComparison.Ordinal));
        Assert.Equal(0, await ScalarAsync(host, "SELECT COUNT(*) FROM identity_known_address"));
        Assert.Equal(0, await ScalarAsync(host, "SELECT COUNT(*) FROM identity_attempt"));
    }

    [Fact]
    public async Task No_two_modules_give_their_part_the_same_name()
    {
        await using var host = await AppHost.StartAsync();

        var names = host.App.Services.GetServices<IPersonalData>().Select(p => p.Name).ToArray();

        Assert.Contains("llm.calls", names);
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
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
