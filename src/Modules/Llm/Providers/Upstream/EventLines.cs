using System.Buffers;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Cuts a stream of server-sent events into events and lines while its bytes pass (WHATWG HTML, 9.2): LF, CR and CRLF, a byte order mark,
/// comments, data over several lines, with or without a blank behind the colon, however the bytes are cut. For one stream.
/// </summary>
internal struct EventLines
{
    // Enough to tell what a line is: "data: [DONE]", "event: error".
    private const int Telling = 16;

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    private Line _line;
    private bool _afterCr;
    private bool _began;

    private enum Line : byte
    {
        None,
        Data,
        Other,
    }

    /// <summary>Whether the event has data; without, it is none to a client.</summary>
    public bool HasData { get; private set; }

    /// <summary>Whether the event's data is <c>[DONE]</c>.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the event is called <c>error</c>.</summary>
    public bool IsError { get; private set; }

    /// <summary>The next event begins.</summary>
    public void Begin() => (HasData, IsDone, IsError) = (false, false, false);

    /// <summary>The whole data of one event.</summary>
    public static ReadOnlyMemory<byte> DataOf(ReadOnlySpan<byte> frame)
    {
        var (lines, text) = (default(EventLines), new ArrayBufferWriter<byte>());
        while (!lines.Read(frame, isLast: true, out var data, out var read) && read > 0)
        {
            text.Write(data.IsEmpty || text.WrittenCount == 0 ? default : "\n"u8);
            text.Write(data);
            frame = frame[read..];
        }

        return text.WrittenMemory;
    }

    /// <summary>Reads on to the end of the event, its blank line included; false when that is not there yet.</summary>
    /// <param name="bytes">What follows the bytes that were read before.</param>
    /// <param name="isLast">Whether nothing comes behind them.</param>
    /// <param name="data">The part of the event's data that was read; more of it may follow in the same event.</param>
    /// <param name="read">How many bytes were read: up to the end of that part, or of the event.</param>
    public bool Read(ReadOnlySpan<byte> bytes, bool isLast, out ReadOnlySpan<byte> data, out int read)
    {
        data = default;
        read = 0;
        while (read < bytes.Length && data.IsEmpty)
        {
            var rest = bytes[read..];
            if (_line is not Line.None)
            {
                read += ReadLine(rest, out data);
            }
            else if (_afterCr && rest[0] == '\n')
            {
                (_afterCr, read) = (false, read + 1);
            }
            else if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                read += EndOfLine(rest);
                return true;
            }
            else if (!TryBegin(rest, isLast, out var skipped))
            {
                return false;
            }
            else
            {
                read += skipped;
            }
        }

        return false;
    }

    private int ReadLine(ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> data)
    {
        var stop = rest.IndexOfAny(LineEnds);
        data = _line is not Line.Data ? default : stop < 0 ? rest : rest[..stop];
        if (stop < 0)
        {
            return rest.Length;
        }

        _line = Line.None;
        return stop + EndOfLine(rest[stop..]);
    }

    // The line feed of a CRLF may come later, and nothing waits for it.
    private int EndOfLine(ReadOnlySpan<byte> rest)
    {
        var isCr = rest[0] == '\r';
        _afterCr = isCr && rest.Length == 1;
        return isCr && rest.Length > 1 && rest[1] == '\n' ? 2 : 1;
    }

    private bool TryBegin(ReadOnlySpan<byte> rest, bool isLast, out int skipped)
    {
        skipped = 0;
        var start = rest[..Math.Min(rest.Length, Telling)];
        var end = start.IndexOfAny(LineEnds);
        if (end < 0 && rest.Length < Telling && !isLast)
        {
            return false;
        }

        _afterCr = false;
        var line = end < 0 ? start : start[..end];
        if (!_began)
        {
            _began = true;
            skipped = line.StartsWith("\uFEFF"u8) ? 3 : 0;
            line = line[skipped..];
        }

        var isData = line.StartsWith("data:"u8);
        _line = isData ? Line.Data : Line.Other;
        HasData |= isData;
        IsDone |= isData && line[5..].TrimStart((byte)' ').StartsWith("[DONE]"u8);
        IsError |= line.StartsWith("event:"u8) && line[6..].Trim((byte)' ').SequenceEqual("error"u8);
        skipped += isData ? line.StartsWith("data: "u8) ? 6 : 5 : 0;
        return true;
    }
}
