using System.Text;
using Maru.Modules.Llm.Providers.Upstream;
using Maru.Modules.Tests.Llm.Measuring;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class SseReaderTests
{
    [Theory]
    [InlineData("data: a\n\ndata: b\n\n", "a|b")]
    [InlineData("data: a\r\n\r\ndata:b\r\n\r\n", "a|b")]
    [InlineData("data: a\r\ndata: b\r\n\r\n", "a\nb")]
    [InlineData("data: a\r\rdata: b\r\r", "a|b")]
    [InlineData("\uFEFFdata: a\n\n", "a")]
    [InlineData(": ping\n\nevent: x\nid: 1\ndata: a\ndata: b\nretry: 5\n\n\n\n", "a\nb")]
    [InlineData("data\n\ndata:\n\ndatabase: no\n\ndata:  two spaces\n\n", " two spaces")]
    [InlineData("data: unfinished", "unfinished")]
    [InlineData("data: [DONE]\n", "[DONE]")]
    [InlineData("", "")]
    public async Task Payloads_are_found_at_every_split(string text, string payloads)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var at = 0; at <= bytes.Length; at++)
        {
            Assert.Equal(payloads, await Read(new PiecesStream(bytes[..at], bytes[at..])));
        }

        Assert.Equal(payloads, await Read(new PiecesStream([.. bytes.Select(one => new[] { one })])));
    }

    [Fact]
    public async Task Long_lines_are_kept_whole()
    {
        var line = new string('x', 300_000);

        Assert.Equal(line + "|b", await Read(new MemoryStream(Encoding.UTF8.GetBytes($"data: {line}\n\ndata: b\n\n"))));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("data: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n")]
    public async Task A_line_or_an_event_without_end_is_garbled(string repeated)
    {
        var ct = TestContext.Current.CancellationToken;
        using var closing = Meters.NeverClosing();
        using var patience = new Patience(closing, readsOn: false, ct);
        var reader = new SseReader(new EndlessStream(Encoding.UTF8.GetBytes(repeated)), TimeSpan.FromSeconds(30), patience, ct);

        Assert.False(await reader.NextAsync());
        Assert.Equal(UpstreamErrors.Garbled, reader.Error);
    }

    private static async Task<string> Read(Stream stream)
    {
        var ct = TestContext.Current.CancellationToken;
        using var closing = Meters.NeverClosing();
        using var patience = new Patience(closing, readsOn: false, ct);
        var reader = new SseReader(stream, TimeSpan.FromSeconds(30), patience, ct);
        List<string> payloads = [];
        while (await reader.NextAsync())
        {
            payloads.Add(Encoding.UTF8.GetString(reader.Data.Span));
        }

        Assert.Null(reader.Error);
        Assert.False(await reader.NextAsync());
        return string.Join('|', payloads);
    }

    private sealed class EndlessStream(byte[] repeated) : MemoryStream
    {
        private int _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken ct = default)
        {
            for (var i = 0; i < buffer.Length; i++)
            {
                buffer.Span[i] = repeated[_at++ % repeated.Length];
            }

            return ValueTask.FromResult(buffer.Length);
        }
    }
}
