using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

public sealed class ChangeTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task What_an_act_says_is_done_with_what_it_writes(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var outcome = await room.Change().RunAsync<string>(async tx => await room.ActAsync(tx, "taken"), Ct);

        Assert.Equal("taken", outcome.Value);
        Assert.Equal((1, 1, 1), await room.ReadAsync());
        Assert.Equal([ChangeRoom.Entry], room.Audit.Entries);
        Assert.Equal((2, 1), (room.LoadsOf(room.Seats), room.LoadsOf(room.Doors)));
    }

    [Theory, EachDialect]
    public async Task What_is_committed_is_answered_as_done_although_loading_it_fails_and_the_others_come_into_force(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        room.Broken = room.Doors.Name;

        var done = await room.Change().RunAsync<string>(
            async tx =>
            {
                tx.Refresh(room.Doors);
                return await room.ActAsync(tx, "taken");
            },
            Ct);

        Assert.Equal("taken", done.Value);
        Assert.Equal((1, 2), (room.LoadsOf(room.Doors), room.LoadsOf(room.Seats)));
        room.Broken = null;
        await room.Doors.RefreshAsync(Ct);
        Assert.Equal(2, room.LoadsOf(room.Doors));
    }

    [Theory, EachDialect]
    public async Task What_is_committed_is_answered_as_done_although_what_follows_it_throws_and_the_rest_follows(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var change = room.Change();
        var followed = new List<string>();

        var done = await change.RunAsync<string>(
            async tx =>
            {
                tx.Afterwards(() => throw new InvalidOperationException("A hint that cannot be given."));
                tx.Afterwards(() => followed.Add("own"));
                return await room.ActAsync(tx, "taken");
            },
            Ct);
        await using (var tx = await room.Db.BeginAsync(Ct))
        {
            change.Within(tx).Afterwards(() => throw new InvalidOperationException("Nor this one."));
            change.Within(tx).Afterwards(() => followed.Add("within"));
            await tx.CommitAsync(Ct);
        }

        Assert.Equal("taken", done.Value);
        Assert.Equal(["own", "within"], followed);
        Assert.Equal(2, room.LoadsOf(room.Seats));
    }

    [Theory, EachDialect]
    public async Task The_audit_log_is_written_last_whatever_was_said_first(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var witness = new WitnessTrail();

        await room.Change(audit: witness).RunAsync<Nothing>(
            tx =>
            {
                tx.Record(ChangeRoom.Entry);
                tx.Refresh(room.Seats, room.Doors);
                tx.Publish(new SeatTaken(1));
                return Task.FromResult<Outcome<Nothing>>(default(Nothing));
            },
            Ct);

        Assert.Equal((1, 2), witness.Seen);
    }

    [Fact]
    public async Task The_order_is_the_act_its_events_the_versions_by_name_and_the_commit()
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan();
        await using var db = room.Database.OpenFaulty(plan);

        await room.Change(db: db).RunAsync<Nothing>(
            async tx =>
            {
                tx.Refresh(room.Seats, room.Doors, room.Seats);
                tx.Publish(new SeatTaken(1));
                tx.Record(ChangeRoom.Entry);
                await ChangeRoom.TakeAsync(tx);
                return default(Nothing);
            },
            Ct);

        const string Version = "INSERT INTO platform_version";
        Assert.Equal(
            ["BEGIN", "UPDATE seat", "INSERT INTO platform_outbox", Version, Version, "COMMIT"],
            plan.Seen.Select(sql => string.Join(' ', sql.Split(' ')[..(sql[0] == 'I' ? 3 : sql[0] == 'U' ? 2 : 1)])));
    }

    [Theory, EachDialect]
    public async Task Who_hangs_up_after_the_commit_does_not_keep_the_old_state_alive(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        using var caller = new CancellationTokenSource();

        await room.Change().RunAsync<string>(async tx =>
        {
            tx.Afterwards(caller.Cancel);
            return await room.ActAsync(tx, "taken");
        }, caller.Token);

        Assert.Equal(1, room.Seats.Version);
    }

    [Theory, EachDialect]
    public async Task What_is_for_afterwards_is_done_when_others_can_see_the_change(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var told = new List<string>();

        await room.Change().RunAsync<string>(async tx =>
        {
            tx.Afterwards(() => told.Add("committed"));
            await room.ActAsync(tx, "");
            told.Add("acted");
            return "";
        }, Ct);
        await room.Change().RunAsync<string>(tx =>
        {
            tx.Afterwards(() => told.Add("never"));
            return Task.FromResult<Outcome<string>>(ChangeRoom.Refused);
        }, Ct);

        Assert.Equal(["acted", "committed"], told);
    }
}
