using System.Text;
using Maru.Cli.Wire;
using Maru.Testing;

namespace Maru.Host.Tests.Cli;

public sealed class ByteLinesTests
{
    [Theory]
    [InlineData("a\nbb\n\nccc", 1)]
    [InlineData("a\nbb\n\nccc", 2)]
    [InlineData("a\nbb\n\nccc\n", 100)]
    public async Task Lines_come_as_they_stand_however_the_bytes_arrive(string text, int piece)
    {
        var lines = new List<string>();
        var stream = new SlowStream(Encoding.UTF8.GetBytes(text), piece);
        await foreach (var line in ByteLines.ReadAsync(stream, TestContext.Current.CancellationToken))
        {
            lines.Add(Encoding.UTF8.GetString(line.Span));
        }

        Assert.Equal(["a", "bb", "", "ccc"], lines);
    }

    [Fact]
    public async Task A_long_line_in_many_pieces_takes_time_in_proportion_to_its_length()
    {
        var (shorter, longer) = (new byte[2_000_000], new byte[8_000_000]);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            if (await BestAsync(longer) < 8 * await BestAsync(shorter))
            {
                return;
            }
        }

        Assert.Fail("Four times the length took more than eight times as long, six times over.");
    }

    private static async Task<TimeSpan> BestAsync(byte[] line)
    {
        var best = TimeSpan.MaxValue;
        for (var run = 0; run < 3; run++)
        {
            // Nothing here waits, so it stays on one thread.
            var began = Growth.Worked();
            await foreach (var _ in ByteLines.ReadAsync(new SlowStream(line, 4096), TestContext.Current.CancellationToken))
            {
            }

            var took = Growth.Worked() - began;
            best = took < best ? took : best;
        }

        return best;
    }

    private sealed class SlowStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(most, buffer.Length)], cancellationToken);
    }
}
