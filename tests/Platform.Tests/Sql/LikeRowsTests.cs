using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Platform.Tests.Sql;

public sealed class LikeRowsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task Many_rows_that_share_values_with_their_neighbours_are_stored_whole(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await using var tx = await database.Db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE seat (id TEXT PRIMARY KEY, taken BOOLEAN NOT NULL, row_number INTEGER, guest TEXT)", ct: Ct);
        string?[] guests = [null, "a", "a", null, null, "", "a", "b", "b"];
        int?[] rows = [7, 7, null, null, 0, 7, 7, 1, null];
        var seats = guests.Zip(rows).Select((seat, at) => new Seat($"{at}", at % 4 < 2, seat.Second, seat.First)).ToArray();

        await tx.InsertManyAsync("seat", "id, taken, row_number, guest", seats, static (seat, to) =>
        {
            to.Write(seat.Id);
            to.Write(seat.Taken);
            to.Write(seat.RowNumber);
            to.Write(seat.Guest);
        }, Ct);

        for (var at = 0; at < seats.Length; at++)
        {
            var seat = new { Id = $"{at}" };
            Assert.Equal(guests[at], await tx.ScalarAsync<string>("SELECT guest FROM seat WHERE id = @Id", seat, Ct));
            Assert.Equal(rows[at], await tx.ScalarAsync<int?>("SELECT row_number FROM seat WHERE id = @Id", seat, Ct));
            Assert.Equal(at % 4 < 2, await tx.ScalarAsync<bool>("SELECT taken FROM seat WHERE id = @Id", seat, Ct));
        }
    }

    private sealed record Seat(string Id, bool Taken, int? RowNumber, string? Guest);
}
