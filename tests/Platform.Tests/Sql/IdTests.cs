using Maru.Kernel;

namespace Maru.Platform.Tests.Sql;

public sealed class IdTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 12, 0, 0, 345, TimeSpan.Zero);

    [Theory]
    [InlineData(0x00, "01a22c53-8359-7000-8000-000000000000")]
    [InlineData(0xFF, "01a22c53-8359-7fff-bfff-ffffffffffff")]
    public void An_id_of_given_randomness_is_a_UUIDv7_of_its_time(byte filling, string expected)
    {
        var id = Id.Of(At, [.. Enumerable.Repeat(filling, Id.RandomBytes)]);

        Assert.Equal(expected, id);
        Assert.Equal(7, Guid.Parse(id).Version);
        Assert.True(Id.IsWellFormed(id));
    }

    [Fact]
    public void A_later_id_sorts_behind_an_earlier_one_and_among_many_of_one_moment_all_differ()
    {
        var random = new byte[100 * Id.RandomBytes];
        new Random(7).NextBytes(random);
        var ids = Enumerable.Range(0, 100).Select(n => Id.Of(At, random.AsSpan(n * Id.RandomBytes))).ToHashSet(StringComparer.Ordinal);
        var later = Id.Of(At.AddMilliseconds(1), new byte[Id.RandomBytes]);

        Assert.Equal(100, ids.Count);
        Assert.All(ids, id => Assert.True(string.CompareOrdinal(id, later) < 0));
    }
}
