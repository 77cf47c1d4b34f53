using System.Globalization;
using System.Text;

namespace Maru.Host.Tests.Telemetry;

/// <summary>A span as it was sent: as much of OTLP's form as a test asks for.</summary>
/// <param name="TraceId">Its trace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Text">Everything in it, read as text.</param>
/// <param name="Tags">What it says of itself: texts and whole numbers.</param>
internal sealed record SentSpan(string TraceId, string Name, string Text, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>ExportTraceServiceRequest: resource spans (1), in them scope spans (2), in them spans (2).</summary>
    public static IEnumerable<SentSpan> In(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new SentSpan(
            Convert.ToHexStringLower(Fields(span, 1).First()),
            Encoding.UTF8.GetString(Fields(span, 5).First()),
            Encoding.UTF8.GetString(span),
            Fields(span, 9).ToDictionary(tag => Encoding.UTF8.GetString(Fields(tag, 1).First()), tag => Value(Fields(tag, 2).First())));

    // AnyValue: a text (1) or a whole number (3); others are left out.
    private static string Value(byte[] value)
    {
        var at = 1;
        return value switch
        {
            [0x0A, ..] => Encoding.UTF8.GetString(Fields(value, 1).First()),
            [0x18, ..] => Varint(value, ref at).ToString(CultureInfo.InvariantCulture),
            _ => "",
        };
    }

    // Protocol Buffers: a key with number and wire type, then the value. Only what has a length can hold what is looked for.
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += sizeof(long);
                    break;
                case 5:
                    at += sizeof(int);
                    break;
                default:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == number)
                    {
                        found.Add(message[at..(at + length)]);
                    }

                    at += length;
                    break;
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
