using Maru.Cli;
using Maru.Modules.Audit.Chain;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Audit;

/// <summary><c>maru audit</c> against the real server.</summary>
public sealed class AuditCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-audit-").FullName;
    private AppHost _host = null!;


    public async ValueTask InitializeAsync()
    {
        _host = await (await AppHost.StartAsync(Dialect.Sqlite, "--Audit:SealEntries=100")).SignInAsync();

        Assert.Equal(0, (await MaruAsync("login", "-u", "admin", "--server", _host.Address.ToString())).Code);
        await FillAsync(250);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        TestFolder.Delete(_folder);
    }

    [Fact]
    public async Task A_log_that_is_whole_is_verified_and_the_next_time_only_what_is_new()
    {
        var state = Path.Combine(_folder, "state");

        var first = await MaruAsync("audit", "verify", "--state", state, "--json");
        await FillAsync(120);
        var second = await MaruAsync("audit", "verify", "--state", state, "--json");

        Assert.True(first.Code == 0, first.Out + first.Error);
        Assert.True(second.Code == 0, second.Out + second.Error);
        Assert.InRange(Rows(first), 252, 300);
        Assert.InRange(Rows(second), 120, 200);
    }

    [Fact]
    public async Task A_changed_row_is_named_and_the_exit_code_is_1()
    {
        await TamperAsync("DROP TRIGGER audit_entry_no_update", "UPDATE audit_entry SET actor_id = 'eve' WHERE id = 77");

        var (code, output, _) = await MaruAsync("audit", "verify");

        Assert.Equal(1, code);
        Assert.Contains("row_altered", output, StringComparison.Ordinal);
        Assert.Contains("77", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_end_is_seen_by_the_anchor_alone()
    {
        var anchor = Path.Combine(_folder, "anchor");
        Assert.Equal(0, (await MaruAsync("audit", "anchor", anchor)).Code);
        await TamperAsync(
            "DROP TRIGGER audit_entry_no_delete", "DROP TRIGGER audit_checkpoint_no_delete", "DROP TRIGGER audit_head_forward",
            "DELETE FROM audit_entry WHERE id > 100", "DELETE FROM audit_checkpoint WHERE number > 1",
            "UPDATE audit_head SET position = 100, hash = (SELECT hash FROM audit_entry WHERE id = 100)");

        Assert.Equal(0, (await MaruAsync("audit", "verify")).Code);
        var (code, output, _) = await MaruAsync("audit", "verify", "--anchor", anchor);

        Assert.Equal(1, code);
        Assert.Matches("log_truncated|range_rewritten", output);
    }

    [Fact]
    public async Task A_saved_log_is_verified_without_the_server()
    {
        var file = Path.Combine(_folder, "log");
        await File.WriteAllBytesAsync(file, await _host.Client.GetByteArrayAsync(new Uri("/api/v1/audit/chain", UriKind.Relative)));

        Assert.Equal(0, (await MaruAsync("audit", "verify", "--file", file)).Code);

        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, lines.Where((_, i) => i != 50));
        Assert.Equal(1, (await MaruAsync("audit", "verify", "--file", file)).Code);
        await File.WriteAllLinesAsync(file, lines.Take(200));
        Assert.Equal(1, (await MaruAsync("audit", "verify", "--file", file)).Code);
        await File.WriteAllTextAsync(file, "no log\n");
        Assert.Equal(1, (await MaruAsync("audit", "verify", "--file", file)).Code);
    }

    [Fact]
    public async Task Entries_are_listed_and_exported()
    {
        var file = Path.Combine(_folder, "out.csv");

        var list = await MaruAsync("audit", "list", "--resource", "test.things", "--page-size", "2");
        var export = await MaruAsync("audit", "export", file, "--resource", "test.things");

        Assert.True(list.Code == 0 && export.Code == 0, list.Error + export.Error);
        Assert.Contains("test.things", list.Out, StringComparison.Ordinal);
        Assert.Equal(251, (await File.ReadAllLinesAsync(file)).Length);
    }

    [Fact]
    public async Task A_list_goes_on_where_the_part_before_it_ended()
    {
        string[] part = ["audit", "list", "--resource", "test.things", "--page-size", "100"];
        var parts = new List<(int Code, string Out, string Error)> { await MaruAsync(part) };
        while (parts[^1].Error.Split("More: --cursor ") is [_, var cursor] && parts.Count < 5)
        {
            parts.Add(await MaruAsync([.. part, "--cursor", cursor.Trim()]));
        }

        Assert.All(parts, shown => Assert.Equal((0, ""), (shown.Code, shown.Code == 0 ? "" : shown.Error)));
        var lines = parts.SelectMany(shown => shown.Out.Split('\n')).Where(line => line.Contains("test.things", StringComparison.Ordinal));
        Assert.Equal(250, lines.Distinct().Count());
        Assert.Equal(3, parts.Count);
    }

    private static long Rows((int Code, string Out, string Error) run) =>
        System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(run.Out).GetProperty("rows").GetInt64();

    private async Task FillAsync(int count)
    {
        await _host.AppendAsync([.. Enumerable.Range(0, count).Select(i => new AuditEntry(AuditActions.Create, "test.things", $"{i}"))]);
        await _host.App.Services.GetRequiredService<SealEntries>().RunAsync(alsoFewer: false, CancellationToken.None);
    }

    // No background work may come in between and find the log tampered with.
    private async Task TamperAsync(params string[] statements)
    {
        await using var tx = await _host.Db.BeginAsync(CancellationToken.None);
        foreach (var statement in statements)
        {
            await tx.ExecuteAsync(statement);
        }

        await tx.CommitAsync(CancellationToken.None);
    }

    private async Task<(int Code, string Out, string Error)> MaruAsync(params string[] args)
    {
        var around = new Surroundings
        {
            In = new StringReader("correct horse battery\n"),
            Out = new StringWriter(),
            Error = new StringWriter(),
            InputRedirected = true,
            OutputRedirected = true,
            ReadHidden = () => null,
            Variable = name => name == "XDG_CONFIG_HOME" ? _folder : null,
            Connect = _ => new HttpMessageInvoker(new SocketsHttpHandler()),
            Clock = TimeProvider.System,
        };
        var code = await Application.RunAsync(args, around);
        return ((int)code, around.Out.ToString()!, around.Error.ToString()!);
    }
}
