using System.Text;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Tests.Llm.OpenAi;

public sealed class EventLinesTests
{
    private const string Lines =
        ": comment with data: no\n\nevent: message\ndata: one\n\ndata:two\ndata: three\nid: 7\n\nretry\n\n\ndata\n\n"
        + "event: error\ndata: four\n\ndata: [DONE]\n\n";

    private static readonly string[] Events = ["-", "one", "two|three", "-", "-", "-", "four!", "[DONE]."];

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r", "")]
    [InlineData("\n", "\uFEFF")]
    public void Events_are_cut_by_the_specification_wherever_the_bytes_are(string lineEnd, string mark)
    {
        var bytes = Encoding.UTF8.GetBytes(mark + Lines.Replace("\n", lineEnd, StringComparison.Ordinal));
        Assert.Equal(Events, Read([.. bytes.Select(one => new[] { one })]));
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Assert.Equal(Events, Read([bytes[..cut], bytes[cut..]]));
        }
    }

    [Fact]
    public void An_event_that_ends_with_a_carriage_return_is_not_held_for_what_may_follow() =>
        Assert.Equal(["one"], Read(["data: one\r\n\r"u8.ToArray()]));

    [Theory]
    [InlineData("data: {}")]
    [InlineData("data: {}\n")]
    [InlineData("data: {}\r")]
    public void The_last_event_may_lack_its_end(string text)
    {
        var lines = default(EventLines);
        var bytes = Encoding.UTF8.GetBytes(text);

        var isOver = lines.Read(bytes, isLast: true, out var data, out var read);

        Assert.Equal(("{}", false, true, bytes.Length), (Encoding.UTF8.GetString(data), isOver, lines.HasData, read));
    }

    [Fact]
    public void The_data_of_an_event_is_put_together_from_its_lines() =>
        Assert.Equal("{\"a\":\n1}", Encoding.UTF8.GetString(EventLines.DataOf("event: x\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\n"u8).Span));

    private static List<string> Read(byte[][] pieces)
    {
        var (lines, held, events) = (default(EventLines), new List<byte>(), new List<string>());
        var (text, data) = ("", new List<string>());
        foreach (var piece in pieces)
        {
            held.AddRange(piece);
            while (true)
            {
                var isOver = lines.Read(held.ToArray(), isLast: false, out var part, out var read);
                text += Encoding.UTF8.GetString(part);
                var endsLine = read > 0 && held[read - 1] is (byte)'\n' or (byte)'\r';
                held.RemoveRange(0, read);
                if (endsLine && text.Length > 0)
                {
                    data.Add(text);
                    text = "";
                }

                if (isOver)
                {
                    events.Add(data.Count == 0 ? "-" : string.Join('|', data) + (lines.IsError ? "!" : "") + (lines.IsDone ? "." : ""));
                    data.Clear();
                    lines.Begin();
                }
                else if (read == 0 || held.Count == 0)
                {
                    break;
                }
            }
        }

        return events;
    }
}
