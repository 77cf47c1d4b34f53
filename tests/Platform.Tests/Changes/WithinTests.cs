using Maru.Platform.Auditing;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

public sealed class WithinTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task The_owner_of_the_transaction_commits_what_was_said_in_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var told = await ChangeAsync(room, commits: true);

        Assert.Equal((1, 1, 1), await room.ReadAsync());
        Assert.Equal((true, 1), (told, room.Audit.Entries.Count));
    }

    [Theory, EachDialect]
    public async Task Or_does_not_and_nothing_has_happened(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var told = await ChangeAsync(room, commits: false);

        Assert.Equal((0, 0, 0), await room.ReadAsync());
        Assert.Equal((false, 0), (told, room.Audit.Entries.Count));
    }

    [Theory, EachDialect]
    public async Task Several_in_one_transaction_have_one_order(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var witness = new WitnessTrail();
        await using var tx = await room.Db.BeginAsync(Ct);
        var (first, second) = (room.Change(audit: witness).Within(tx), room.Change(audit: witness).Within(tx));

        first.Record(new AuditEntry(AuditActions.Update, "tests.seats"));
        first.Refresh(room.Seats);
        second.Refresh(room.Seats, room.Doors);
        second.Publish(new SeatTaken(2));
        await tx.CommitAsync(Ct);

        Assert.Equal((1, 2), witness.Seen);
        Assert.Equal((0, 1, 2), await room.ReadAsync());
    }

    [Fact]
    public async Task It_can_neither_keep_nor_drop_what_somebody_else_decides()
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);
        await using var tx = await room.Db.BeginAsync(Ct);
        var changing = room.Change().Within(tx);

        Assert.Throws<InvalidOperationException>(() => changing.Keep(ChangeRoom.Refused));
        Assert.Throws<InvalidOperationException>(() => changing.Drop(1));
    }

    private static async Task<bool> ChangeAsync(ChangeRoom room, bool commits)
    {
        var told = false;
        await using var tx = await room.Db.BeginAsync(Ct);
        var changing = room.Change().Within(tx);
        await ChangeRoom.TakeAsync(changing);
        changing.Publish(new SeatTaken(1));
        changing.Refresh(room.Seats);
        changing.Record(new AuditEntry(AuditActions.Update, "tests.seats"));
        changing.Afterwards(() => told = true);
        if (commits)
        {
            await tx.CommitAsync(Ct);
        }

        return told;
    }
}
