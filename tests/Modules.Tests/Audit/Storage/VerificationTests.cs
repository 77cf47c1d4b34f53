using Maru.Chain;
using Maru.Modules.Audit.Verifying;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

/// <summary>The server verifies its own log: what is new as it comes, the whole from time to time.</summary>
public sealed class VerificationTests
{
    [Theory, EachDialect]
    public async Task It_goes_on_where_it_stopped_and_says_how_far_it_is(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"));
        Assert.Null((await FoundAsync(room)).At);
        await room.AppendAsync(25);
        await room.SealAsync();
        await FollowAsync(room);
        Assert.Equal((3, 25), Place(await FoundAsync(room)));

        await room.AppendAsync(12);
        await room.SealAsync();
        await room.TamperAsync("UPDATE audit_entry SET action = 'read' WHERE id = 3");
        await FollowAsync(room);

        var found = await FoundAsync(room);
        Assert.Equal((5, 37), Place(found));
        Assert.Null(found.Fault);
        Assert.Equal(room.Clock.Now(), found.At);
    }

    [Theory, EachDialect]
    public async Task What_was_good_and_is_altered_later_is_found_by_the_walk_through_the_whole(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"));
        await room.AppendAsync(25);
        await room.SealAsync();
        await FollowAsync(room);
        await room.TamperAsync("UPDATE audit_entry SET action = 'read' WHERE id = 3");

        await WholeAsync(room);

        var found = await FoundAsync(room);
        Assert.Equal((new ChainFault(ChainFaultKind.RowAltered, 3), (DateTimeOffset?)room.Clock.Now()), (found.Fault, found.FaultAt));
        await FollowAsync(room);
        Assert.Equal(found, await FoundAsync(room));
        await room.ExecuteAsync("UPDATE audit_entry SET action = 'create' WHERE id = 3");
        await WholeAsync(room);
        Assert.Equal((null, (3L, 25L)), ((await FoundAsync(room)).Fault, Place(await FoundAsync(room))));
    }

    [Theory, EachDialect]
    public async Task A_new_entry_that_is_wrong_is_found_at_once_and_named(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"));
        await room.AppendAsync(25);
        await room.SealAsync();
        await FollowAsync(room);
        await room.AppendAsync(5);
        await room.TamperAsync("UPDATE audit_entry SET reason = 'none' WHERE id = 28");

        await FollowAsync(room);

        Assert.Equal(new ChainFault(ChainFaultKind.RowAltered, 28), (await FoundAsync(room)).Fault);
    }

    [Theory, EachDialect]
    public async Task A_checkpoint_that_is_not_the_one_it_was_is_a_fault(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "10"));
        await room.AppendAsync(10);
        await room.SealAsync();
        await FollowAsync(room);
        await room.TamperAsync("UPDATE audit_checkpoint SET at = at + 1 WHERE number = 1");
        await room.AppendAsync(10);

        await FollowAsync(room);

        Assert.Equal(new ChainFault(ChainFaultKind.RangeRewritten, 1, 1), (await FoundAsync(room)).Fault);
    }

    [Theory, EachDialect]
    public async Task A_long_log_is_verified_in_parts_and_a_hole_in_it_is_no_retention(Dialect dialect)
    {
        await using var room = await AuditRoom.OpenAsync(dialect, ("SealEntries", "2"));
        await room.AppendAsync(420);
        await room.SealAsync();
        await FollowAsync(room);
        Assert.Equal((210, 420), Place(await FoundAsync(room)));

        await room.TamperAsync("DELETE FROM audit_entry WHERE id <= 202");

        Assert.Equal(new ChainFault(ChainFaultKind.RowMissing, 1), (await room.Get<VerifyPart>().RunAsync(VerifiedPart.Nothing, AuditRoom.Ct)).Fault);
    }

    private static Task FollowAsync(AuditRoom room) => room.Get<FollowChain>().RunAsync(AuditRoom.Ct);

    private static async Task WholeAsync(AuditRoom room)
    {
        var part = VerifiedPart.Nothing;
        while (!part.ReachedEnd)
        {
            part = await room.Get<VerifyPart>().RunAsync(part, AuditRoom.Ct);
        }

        await room.Get<FollowChain>().CompleteAsync(part, AuditRoom.Ct);
    }

    private static async Task<Verification> FoundAsync(AuditRoom room) => (await room.Get<ReadVerification>().RunAsync(AuditRoom.Ct)).Found;

    private static (long, long) Place(Verification found) => (found.Checkpoint, found.LastId);
}
