using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

public sealed class ChangeTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly AuditEntry Entry = new(AuditActions.Update, "tests.seats", "1");

    [Theory, EachDialect]
    public async Task What_an_act_says_is_done_with_what_it_writes(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var outcome = await room.Change().RunAsync<string>(async tx => await TakeAsync(tx, room, "taken"), Ct);

        Assert.Equal("taken", outcome.Value);
        Assert.Equal((1, 1, 1), await room.ReadAsync());
        Assert.Equal([Entry], room.Audit.Entries);
        Assert.Equal((2, 1), (room.LoadsOf(room.Seats), room.LoadsOf(room.Doors)));
    }

    [Theory, EachDialect]
    public async Task The_audit_log_is_written_last_whatever_was_said_first(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var witness = new WitnessTrail();

        await room.Change(audit: witness).RunAsync<Nothing>(
            tx =>
            {
                tx.Record(Entry);
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
                tx.Record(Entry);
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
    public async Task A_failure_undoes_all_of_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var outcome = await room.Change().RunAsync<string>(async tx =>
        {
            await TakeAsync(tx, room, "");
            return ChangeRoom.Refused;
        }, Ct);

        Assert.Equal(ChangeRoom.Refused, outcome.Failure);
        await NothingHappenedAsync(room);
    }

    [Theory, EachDialect]
    public async Task A_failure_that_is_kept_is_answered_and_what_was_written_stands(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var outcome = await room.Change().RunAsync<string>(async tx =>
        {
            await TakeAsync(tx, room, "");
            return tx.Keep(ChangeRoom.Refused);
        }, Ct);

        Assert.Equal(ChangeRoom.Refused, outcome.Failure);
        Assert.Equal((1, 1, 1), await room.ReadAsync());
        Assert.Equal((1, 2), (room.Audit.Entries.Count, room.LoadsOf(room.Seats)));
    }

    [Theory, EachDialect]
    public async Task Another_failure_than_the_one_that_is_kept_undoes_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await room.Change().RunAsync<string>(async tx =>
        {
            await TakeAsync(tx, room, "");
            tx.Keep(ChangeRoom.Refused);
            return ChangeRoom.Refused.Saying("Something else.");
        }, Ct);

        await NothingHappenedAsync(room);
    }

    [Theory, EachDialect]
    public async Task A_change_that_is_dropped_is_answered_and_undone_and_needs_no_record(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var asked = new AuditEntry(AuditActions.Update, "tests.seats", "asked");

        var outcome = await room.Change().RunAsync<string>(async tx =>
        {
            await ChangeRoom.TakeAsync(tx);
            tx.Refresh(room.Seats);
            return tx.Drop("as it was", asked);
        }, Ct, queueOn: room.Doors);

        Assert.Equal("as it was", outcome.Value);
        Assert.Equal([asked], room.Audit.Entries);
        Assert.Equal(((0, 0, 0), 1, 1), (await room.ReadAsync(), room.LoadsOf(room.Seats), room.LoadsOf(room.Doors)));
    }

    [Theory, EachDialect]
    public async Task An_exception_undoes_it_and_goes_on(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await Assert.ThrowsAsync<IOException>(() => room.Change().RunAsync<string>(async tx =>
        {
            await TakeAsync(tx, room, "");
            throw new IOException("odd");
        }, Ct));

        await NothingHappenedAsync(room);
    }

    [Theory, EachDialect]
    public async Task Who_hangs_up_after_the_commit_does_not_keep_the_old_state_alive(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        using var caller = new CancellationTokenSource();

        await room.Change().RunAsync<string>(async tx =>
        {
            tx.Afterwards(caller.Cancel);
            return await TakeAsync(tx, room, "taken");
        }, caller.Token);

        Assert.Equal(1, room.Seats.Version);
    }

    [Theory, EachDialect]
    public async Task Who_hangs_up_before_the_commit_undoes_it(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        using var caller = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => room.Change().RunAsync<string>(async tx =>
        {
            await TakeAsync(tx, room, "");
            await caller.CancelAsync();
            return "taken";
        }, caller.Token));

        await NothingHappenedAsync(room);
    }

    [Theory, EachDialect]
    public async Task What_is_for_afterwards_is_done_when_others_can_see_the_change(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);
        var told = new List<string>();

        await room.Change().RunAsync<string>(async tx =>
        {
            tx.Afterwards(() => told.Add("committed"));
            await TakeAsync(tx, room, "");
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

    private static async Task<string> TakeAsync(Changing tx, ChangeRoom room, string answer)
    {
        tx.Record(Entry);
        tx.Refresh(room.Seats);
        tx.Publish(new SeatTaken(1));
        await ChangeRoom.TakeAsync(tx);
        return answer;
    }

    private static async Task NothingHappenedAsync(ChangeRoom room)
    {
        Assert.Equal((0, 0, 0), await room.ReadAsync());
        Assert.Empty(room.Audit.Entries);
        Assert.Equal(1, room.LoadsOf(room.Seats));
    }
}
