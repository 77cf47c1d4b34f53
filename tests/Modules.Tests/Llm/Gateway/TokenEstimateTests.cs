using System.Diagnostics;
using System.Text;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>What a vendor would count is counted about so: media where a vendor reads media, and text everywhere else.</summary>
public sealed class TokenEstimateTests
{
    private const int Length = 600_000;

    private static readonly ModelNames Names = new();
    private static readonly string Words = string.Concat(Enumerable.Repeat("word ", Length / 5));
    private static readonly string Base64 = new('A', Length);

    [Theory]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":"data:image/png;base64,WORDS"}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"data:image/png;base64,WORDS"}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":{"url":"data:image/png;base64,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[[{"image_url":{"url":"data:image/png;base64,WORDS"}}]]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":{"image_url":{"url":"data:image/png;base64,WORDS"}}}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"detail":"data:image/png;base64,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":["data:image/png;base64,WORDS"]}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"url":{"url":"data:image/png;base64,WORDS"}}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"input_audio":{"format":"data:audio/wav;base64,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"input_audio":"data:audio/wav;base64,WORDS"}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"url":"data:,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"url":"data:image/png,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"url":"data:text/plain;base64,BASE64"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"url":"data:image/svg+xml;base64,BASE64"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"image_url":{"url":"https://example.org/WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"file":{"file_data":"data:text/csv;base64,BASE64"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"file":{"file_data":"BASE64"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"user","content":[{"file":{"filename":"data:application/pdf;base64,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"role":"data:image/png;base64,WORDS","content":"a"}]}""")]
    [InlineData("""{"model":"m","messages":[{"content":"a"}],"metadata":{"image_url":{"url":"data:image/png;base64,WORDS"}}}""")]
    [InlineData("""{"model":"m","messages":[{"content":"a"}],"tools":[{"content":[{"image_url":{"url":"data:image/png;base64,WORDS"}}]}]}""")]
    [InlineData("""{"model":"m","messages":[{"content":"a"}],"tools":[{"WORDS":1}]}""")]
    [InlineData("""{"model":"m","messages":[{"content":"a"}],"WORDS":1}""")]
    [InlineData("""{"model":"m","messages":[{"content":"a"}],"seed":DIGITS}""")]
    [InlineData("""{"model":"m","messages":[{"content":"a"}],"tools":[TRUES]}""")]
    public void Text_that_poses_as_media_counts_as_text(string body) => Assert.InRange(
        Tokens(body.Replace("WORDS", Words, StringComparison.Ordinal).Replace("BASE64", Base64, StringComparison.Ordinal)
            .Replace("DIGITS", new string('7', Length), StringComparison.Ordinal)
            .Replace("TRUES", string.Join(',', Enumerable.Repeat("true", Length / 4)), StringComparison.Ordinal)),
        100_000, 400_000);

    [Theory]
    [InlineData("""{"image_url":{"url":"data:image/png;base64,#"}}""", 2_000, 4_000)]
    [InlineData("""{"image_url":"data:image/png;base64,#"}""", 2_000, 4_000)]
    [InlineData("""{"image\u005furl":{"u\u0072l":"DATA:image/jpeg;charset=x;BASE64,#"}}""", 2_000, 4_000)]
    [InlineData("""{"type":"image_url","image_url":{"detail":"high","url":"data:image\/webp;base64,#"}}""", 2_000, 4_000)]
    [InlineData("""{"image_url":{"url":"\u0064ata:image/png;base64,#"}}""", 2_000, 4_000)]
    [InlineData("""{"input_audio":{"format":"wav","data":"UklGR#"}}""", 300, 2_000)]
    [InlineData("""{"input_audio":{"format":"mp3","data":"#"}}""", 1_400, 14_000)]
    [InlineData("""{"audio_url":{"url":"data:audio/ogg;base64,#"}}""", 1_400, 14_000)]
    [InlineData("""{"video_url":{"url":"data:video/mp4;base64,#"}}""", 2_000, 20_000)]
    [InlineData("""{"file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,JVBERi#"}}""", 15_000, 80_000)]
    [InlineData("""{"type":"input_file","file_data":"data:application/pdf;base64,JVBERi#"}""", 15_000, 80_000)]
    [InlineData("""{"file":{"file_id":"file-abc"}}""", 1_000, 3_000)]
    [InlineData("""{"image_url":{"url":"https://example.org/a.png"}}""", 2_000, 4_000)]
    public void Media_count_by_what_they_are(string part, int least, int most) =>
        Assert.InRange(Tokens(Message($"[{part.Replace("#", Base64, StringComparison.Ordinal)}]")), least, most);

    [Fact]
    public void Every_one_of_many_media_counts()
    {
        var part = "{\"image_url\":{\"url\":\"data:image/png;base64,AAAA\",\"url\":\"data:image/png;base64,AAAA\"}}";

        Assert.InRange(Tokens(Message($"[{part},{part},{part}]")), 6 * 2_000, 6 * 4_000);
    }

    [Theory]
    [InlineData("image")]
    [InlineData("mask")]
    public void Pictures_to_draw_upon_count_as_pictures(string field)
    {
        var body = $$$"""{"model":"m","prompt":"a","{{{field}}}":["data:image/png;base64,{{{Base64}}}","{{{Base64}}}"]}""";

        Assert.InRange(Tokens(body, Operation.Images), 4_000, 8_000);
    }

    [Fact]
    public void A_prompt_and_an_input_are_text_whatever_they_begin_with()
    {
        Assert.InRange(Tokens($$$"""{"model":"m","prompt":"data:image/png;base64,{{{Words}}}"}""", Operation.Images), 100_000, 300_000);
        Assert.InRange(Tokens($$$"""{"model":"m","input":["data:image/png;base64,{{{Words}}}"]}""", Operation.Embeddings), 100_000, 300_000);

        var ids = string.Join(',', Enumerable.Repeat("31337", 1_000));
        Assert.InRange(Tokens($$$"""{"model":"m","input":[{{{ids}}}]}""", Operation.Embeddings), 1_000, 1_100);
    }

    [Fact]
    public void A_body_ten_times_as_long_takes_about_ten_times_as_long()
    {
        var small = Time(100_000);
        var large = Time(1_000_000);

        Assert.True(large < 60 * small, $"{small} and {large}.");
    }

    private static TimeSpan Time(int parts)
    {
        const string Part = """{"a":"data:","image_url":"\u0064ata:"}""";
        var body = Encoding.UTF8.GetBytes(Message($"[{string.Join(',', Enumerable.Repeat(Part, parts / 10))}]"));
        var quickest = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Null(RequestReader.Read(body, Door.Chat, Names, out _));
            quickest = watch.Elapsed < quickest ? watch.Elapsed : quickest;
        }

        return quickest;
    }

    private static string Message(string content) => $$$"""{"model":"m","messages":[{"role":"user","content":{{{content}}}}]}""";

    private static int Tokens(string body, Operation operation = Operation.Chat)
    {
        var error = RequestReader.Read(Encoding.UTF8.GetBytes(body), Doors.Of(operation), Names, out var facts);
        Assert.Null(error);
        return facts.EstimatedInputTokens;
    }
}
