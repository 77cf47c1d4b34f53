namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>Cuts a byte stream into server-sent events and tells them apart by their bytes (WHATWG HTML, 9.2).</summary>
internal static class EventFrames
{
    /// <summary>Length of the first whole event with its blank line, or -1 when its end has not come yet.</summary>
    public static int EndOfFirst(ReadOnlySpan<byte> bytes)
    {
        var from = 0;
        while (true)
        {
            var newline = bytes[from..].IndexOf((byte)'\n');
            if (newline < 0)
            {
                return -1;
            }

            var next = from + newline + 1;
            var rest = bytes[next..];
            if (rest.StartsWith("\n"u8))
            {
                return next + 1;
            }

            if (rest.StartsWith("\r\n"u8))
            {
                return next + 2;
            }

            from = next;
        }
    }

    public static EventFrame Tell(ReadOnlySpan<byte> frame)
    {
        var data = Data(frame);
        if (data.StartsWith("[DONE]"u8))
        {
            return EventFrame.Done;
        }

        if (data.StartsWith("{\"error\""u8) || data.StartsWith("{ \"error\""u8) || data.StartsWith("{\"object\":\"error\""u8))
        {
            return EventFrame.Error;
        }

        if (IsUsageOnly(data))
        {
            return EventFrame.Usage;
        }

        var finish = data.LastIndexOf("\"finish_reason\":"u8);
        return finish >= 0 && data[(finish + 16)..].TrimStart((byte)' ').StartsWith("\""u8) ? EventFrame.Finish : EventFrame.Plain;
    }

    /// <summary>What follows <c>data:</c> on the event's first data line.</summary>
    public static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> frame)
    {
        if (!frame.StartsWith("data:"u8))
        {
            var at = frame.IndexOf("\ndata:"u8);
            if (at < 0)
            {
                return default;
            }

            frame = frame[(at + 1)..];
        }

        return frame["data:"u8.Length..].TrimStart((byte)' ');
    }

    private static bool IsUsageOnly(ReadOnlySpan<byte> data)
    {
        var choices = data.IndexOf("\"choices\":"u8);
        return choices >= 0 && data[(choices + 10)..].TrimStart((byte)' ').StartsWith("[]"u8) && data.IndexOf("\"usage\":"u8) >= 0;
    }
}
