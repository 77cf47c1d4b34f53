using Maru.Modules.Llm.Responses;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;
using static Maru.Modules.Tests.Llm.Responses.Kept;

namespace Maru.Modules.Tests.Llm.Responses;

public sealed class SealedResponseTests
{
    [Theory, EachDialect]
    public async Task Whoever_only_has_the_database_reads_nothing_and_moves_nothing_to_a_key_of_theirs(Dialect dialect)
    {
        await using var kept = await OpenAsync(Of(dialect));
        await kept.AddAsync("resp_1", status: ResponseStatus.Queued);

        Assert.DoesNotContain("canary", await RowAsync(kept), StringComparison.Ordinal);
        await RunAsync(kept, "UPDATE llm_response SET client_key_id = 'key-2'");

        Assert.Null(await kept.Store.FindAsync("resp_1", "key-2", Ct));
        Assert.Null(await kept.Store.TakeAsync("resp_1", "key-2", Ct));
    }

    [Theory, EachDialect]
    public async Task What_was_asked_is_gone_once_the_response_has_ended(Dialect dialect)
    {
        await using var kept = await OpenAsync(Of(dialect));
        var queued = await kept.AddAsync("resp_1", status: ResponseStatus.Queued);

        await kept.Store.EndAsync(queued with { Status = ResponseStatus.Cancelled }, Ct);

        await using var session = await kept.Db.OpenAsync(Ct);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM llm_response WHERE request IS NOT NULL"));
    }

    [Theory, EachDialect]
    public async Task A_locked_vault_keeps_nothing(Dialect dialect)
    {
        await using var kept = await OpenAsync(Of(dialect), VaultState.Locked);

        Assert.False(await kept.Store.SaveAsync(kept.Make("resp_1"), default, Ct));
        Assert.Null(await kept.Store.StatusAsync("resp_1", Key, Ct));
    }

    [Theory, EachDialect]
    public async Task Without_its_data_key_a_response_is_erased(Dialect dialect)
    {
        await using var kept = await OpenAsync(Of(dialect));
        await kept.AddAsync("resp_1");

        await RunAsync(kept, "UPDATE llm_response SET input = '0198c0de-0000-7000-8000-000000000000' || SUBSTR(input, 37)");

        Assert.Null(await kept.Store.FindAsync("resp_1", Key, Ct));
        Assert.Empty((await kept.Store.NextAsync("owner-1", null, 10, Ct)).Responses);
    }

    private static Stores Of(Dialect dialect) => dialect == Dialect.Sqlite ? Stores.Sqlite : Stores.Postgres;

    private static async Task<string> RowAsync(Kept kept)
    {
        await using var session = await kept.Db.OpenAsync(Ct);
        return (await session.ScalarAsync<string>("SELECT input || response || request FROM llm_response"))!;
    }

    private static async Task RunAsync(Kept kept, string sql)
    {
        await using var tx = await kept.Db.BeginAsync(Ct);
        await tx.ExecuteAsync(sql, ct: Ct);
        await tx.CommitAsync(Ct);
    }
}
