using System.Data.Common;
using Maru.Chain;
using Maru.Modules.Audit.Verifying;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

/// <summary>Somebody owns the database and changes what was written; the verifier names the first bad row.</summary>
public sealed class TamperTests
{
    private const string Copied = "at, actor_type, actor_id, action, resource, resource_id, status_code, reason, changes, details, request_id, trace_id, ip, user_agent, method, path, hash";

    [Theory, EachDialect]
    public Task A_flipped_byte_is_named(Dialect dialect) => NamesAsync(
        dialect, "UPDATE audit_entry SET changes = '{\"after\":{\"i\":8}}' WHERE id = 17", ChainFaultKind.RowAltered, 17);

    [Theory, EachDialect]
    public Task A_changed_status_is_named(Dialect dialect) => NamesAsync(
        dialect, "UPDATE audit_entry SET status_code = 201 WHERE id = 3", ChainFaultKind.RowAltered, 3);

    [Theory, EachDialect]
    public Task A_deleted_row_is_named(Dialect dialect) => NamesAsync(
        dialect, "DELETE FROM audit_entry WHERE id = 11", ChainFaultKind.RowMissing, 11);

    [Theory, EachDialect]
    public Task The_deleted_first_row_is_named(Dialect dialect) => NamesAsync(
        dialect, "DELETE FROM audit_entry WHERE id = 1", ChainFaultKind.RowMissing, 1);

    [Theory, EachDialect]
    public Task A_deleted_sealed_range_is_named(Dialect dialect) => NamesAsync(
        dialect, "DELETE FROM audit_entry WHERE id <= 10", ChainFaultKind.RowMissing, 1);

    [Theory, EachDialect]
    public Task An_inserted_row_is_named(Dialect dialect) => NamesAsync(
        dialect, $"INSERT INTO audit_entry (id, {Copied}) SELECT 26, {Copied} FROM audit_entry WHERE id = 25; UPDATE audit_head SET position = 26",
        ChainFaultKind.RowAltered, 26);

    [Theory, EachDialect]
    public Task A_row_pushed_in_between_is_named(Dialect dialect) => NamesAsync(
        dialect,
        $"""
        UPDATE audit_entry SET id = -id - 1 WHERE id > 12;
        UPDATE audit_entry SET id = -id WHERE id < 0;
        INSERT INTO audit_entry (id, {Copied}) SELECT 13, {Copied} FROM audit_entry WHERE id = 12;
        UPDATE audit_head SET position = 26
        """,
        ChainFaultKind.RowAltered, 13);

    [Theory, EachDialect]
    public Task Swapped_rows_are_named(Dialect dialect) => NamesAsync(
        dialect,
        "UPDATE audit_entry SET id = -1 WHERE id = 5; UPDATE audit_entry SET id = 5 WHERE id = 14; UPDATE audit_entry SET id = 14 WHERE id = -1",
        ChainFaultKind.RowAltered, 5);

    [Theory, EachDialect]
    public Task A_cut_end_is_named_by_the_head(Dialect dialect) => NamesAsync(
        dialect, "DELETE FROM audit_entry WHERE id > 22", ChainFaultKind.LogTruncated, 23);

    [Theory, EachDialect]
    public Task A_cut_end_with_its_head_is_named_by_the_checkpoint(Dialect dialect) => NamesAsync(
        dialect, "DELETE FROM audit_entry WHERE id > 15; UPDATE audit_head SET position = 15, hash = (SELECT hash FROM audit_entry WHERE id = 15)",
        ChainFaultKind.LogTruncated, 16, sealFirst: 25);

    [Theory, EachDialect]
    public async Task A_cut_end_with_head_and_checkpoints_is_named_by_the_anchor(Dialect dialect)
    {
        await using var room = await FilledAsync(dialect, 25);
        var anchors = await room.CheckpointsAsync();
        await room.TamperAsync("""
            DELETE FROM audit_entry WHERE id > 10;
            DELETE FROM audit_checkpoint WHERE number > 1;
            UPDATE audit_head SET position = 10, hash = (SELECT hash FROM audit_entry WHERE id = 10)
            """);

        Assert.Null(await room.VerifyAsync());
        Assert.Equal(new ChainFault(ChainFaultKind.LogTruncated, 11, 2), await room.VerifyAsync(anchors));
    }

    [Theory, EachDialect]
    public async Task A_range_made_anew_with_good_hashes_is_named_by_the_checkpoint(Dialect dialect)
    {
        await using var room = await FilledAsync(dialect, 25);
        await room.TamperAsync("SELECT 1");
        await RewriteAsync(room, from: 14);

        Assert.Equal(new ChainFault(ChainFaultKind.RangeRewritten, 11, 2), await room.VerifyAsync());
    }

    [Theory, EachDialect]
    public async Task A_forged_or_missing_checkpoint_is_named(Dialect dialect)
    {
        await using var room = await FilledAsync(dialect, 25);
        await room.TamperAsync("UPDATE audit_checkpoint SET at = at + 1 WHERE number = 2");

        Assert.Equal(new ChainFault(ChainFaultKind.CheckpointForged, 11, 2), await room.VerifyAsync());

        await room.ExecuteAsync("DELETE FROM audit_checkpoint WHERE number = 2");
        Assert.Equal(ChainFaultKind.CheckpointMissing, (await room.VerifyAsync())?.Kind);
    }

    [Theory, EachDialect]
    public async Task From_a_checkpoint_on_only_what_is_new_is_read(Dialect dialect)
    {
        await using var room = await FilledAsync(dialect, 25);
        var verifier = new ChainVerifier((await room.CheckpointsAsync())[1]);

        Assert.Null(await room.Get<VerifyChain>().RunAsync(verifier, AuditRoom.Ct));
        Assert.Equal((5, 25), (verifier.Rows, verifier.LastId));
    }

    [Theory, EachDialect]
    public async Task The_database_itself_refuses(Dialect dialect)
    {
        await using var room = await FilledAsync(dialect, 25);
        string[] attempts =
        [
            "UPDATE audit_entry SET reason = 'x' WHERE id = 1", "DELETE FROM audit_entry WHERE id = 1", "DELETE FROM audit_entry",
            "UPDATE audit_checkpoint SET at = 0", "DELETE FROM audit_checkpoint", "DELETE FROM audit_head", "UPDATE audit_head SET position = 3",
            "UPDATE audit_head SET dropped_through = 7", .. dialect == Dialect.Postgres ? new[] { "TRUNCATE audit_entry", "TRUNCATE audit_checkpoint" } : [],
        ];

        foreach (var attempt in attempts)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => room.ExecuteAsync(attempt));
        }

        Assert.Null(await room.VerifyAsync());
    }

    private static async Task<AuditRoom> FilledAsync(Dialect dialect, int sealFirst)
    {
        var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"));
        await room.AppendAsync(sealFirst);
        await room.SealAsync();
        return room;
    }

    private static async Task NamesAsync(Dialect dialect, string tampering, ChainFaultKind kind, long row, int sealFirst = 20)
    {
        await using var room = await FilledAsync(dialect, sealFirst);
        if (sealFirst < 25)
        {
            await room.AppendAsync(25 - sealFirst);
        }

        Assert.Null(await room.VerifyAsync());

        await room.TamperAsync(tampering);

        var fault = await room.VerifyAsync();
        Assert.Equal((kind, row), (fault?.Kind, fault?.RowId));
    }

    // Everything an owner of the database can do without the signing key.
    private static async Task RewriteAsync(AuditRoom room, long from)
    {
        var rows = (await room.ListAsync()).Items.Reverse().ToList();
        var (hasher, hash) = (new RowHasher(), rows[(int)from - 2].Hash);
        foreach (var row in rows.Skip((int)from - 1))
        {
            hash = hasher.Hash(row.Id == from ? row with { ActorId = "eve" } : row, hash);
            await room.ExecuteAsync($"UPDATE audit_entry SET hash = '{hash}'{(row.Id == from ? ", actor_id = 'eve'" : "")} WHERE id = {row.Id}");
        }

        await room.ExecuteAsync($"UPDATE audit_head SET hash = '{hash}'");
    }
}
