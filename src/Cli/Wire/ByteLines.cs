using System.Runtime.CompilerServices;

namespace Maru.Cli.Wire;

/// <summary>Reads lines as bytes, out of one buffer: millions of them pass here.</summary>
internal static class ByteLines
{
    private const int FirstSize = 256 * 1024;
    private const int LongestLine = 16 * 1024 * 1024;

    /// <summary>Each line is valid until the next is asked for. What follows the last line end counts as a line too.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new byte[FirstSize];
        var filled = 0;
        while (await stream.ReadAsync(buffer.AsMemory(filled), ct) is > 0 and var read)
        {
            // A long line comes in many pieces; what was looked through before holds no line end.
            var (start, looked) = (0, filled);
            filled += read;
            while (buffer.AsSpan(looked, filled - looked).IndexOf((byte)'\n') is >= 0 and var distance)
            {
                yield return buffer.AsMemory(start, looked + distance - start);
                start = looked += distance + 1;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, filled < LongestLine ? filled * 2 : throw new InvalidDataException("A line is too long."));
            }
        }

        if (filled > 0)
        {
            yield return buffer.AsMemory(0, filled);
        }
    }
}
