using Maru.Kernel;
using Maru.Platform.Changes;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Changes;

public sealed class RecordTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_change_that_tells_the_audit_log_nothing_is_not_let_through_in_tests(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => SilentAsync(room.Change()));

        Assert.StartsWith($"{nameof(RecordTests)} ", thrown.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await room.ReadAsync());
    }

    [Theory, EachDialect]
    public async Task Elsewhere_it_is_committed_and_counted_as_a_gap(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await SilentAsync(room.Change("Production"));

        Assert.Equal((1, 0, 0), await room.ReadAsync());
        Assert.Equal([nameof(RecordTests)], room.Gaps!.Found);
    }

    [Theory, EachDialect]
    public async Task One_that_says_why_is_let_through(Dialect dialect)
    {
        await using var room = await ChangeRoom.CreateAsync(dialect);

        await room.Change().RunAsync<Nothing>(async tx =>
        {
            tx.Unrecorded("A count of tries.");
            await ChangeRoom.TakeAsync(tx);
            return default(Nothing);
        }, Ct);

        Assert.Equal((1, 0, 0), await room.ReadAsync());
        Assert.Empty(room.Gaps!.Found);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task No_reason_is_none(string why)
    {
        await using var room = await ChangeRoom.CreateAsync(Dialect.Sqlite);
        await using var tx = await room.Db.BeginAsync(Ct);

        Assert.Throws<ArgumentException>(() => room.Change().Within(tx).Unrecorded(why));
    }

    private static Task<Outcome<Nothing>> SilentAsync(Change change) => change.RunAsync<Nothing>(async tx =>
    {
        await ChangeRoom.TakeAsync(tx);
        return default(Nothing);
    }, Ct);
}
