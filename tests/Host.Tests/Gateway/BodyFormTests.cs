using System.IO.Compression;
using System.Text;
using Maru.Host.Tests.Acceptance;

namespace Maru.Host.Tests.Gateway;

/// <summary>A body is read in every form in which it can be read, and what is wrong with one that cannot is said.</summary>
public sealed class BodyFormTests(Worlds worlds) : IClassFixture<Worlds>
{
    private const string Chat = "/v1/chat/completions";
    private const string Chatting = "{\"model\":\"builtin/text-small\",\"messages\":[{\"role\":\"user\",\"content\":\"";
    private const string Plain = Chatting + "hello\"}]}";
    private const string Korean = """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"비 오는 날 🌧 é"}]}""";

    [Theory]
    [InlineData(null)]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain;charset=UTF-8")]
    [InlineData("application/json; charset=ISO-8859-1")]
    [InlineData("application/vnd.api+json")]
    [InlineData("application/octet-stream")]
    [InlineData("nonsense")]
    public async Task JSON_is_read_whatever_type_it_was_sent_as(string? type)
    {
        var world = await worlds.FreshAsync();

        using var answer = await SendAsync(world, Encoding.UTF8.GetBytes(Plain), type);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x", "multipart")]
    [InlineData("Multipart/Mixed", "multipart")]
    [InlineData("image/png", "picture")]
    [InlineData("audio/mpeg", "audio")]
    public async Task What_cannot_be_JSON_is_refused_by_its_type(string type, string word)
    {
        var world = await worlds.FreshAsync();

        using var answer = await SendAsync(world, Encoding.UTF8.GetBytes(Plain), type);
        var (code, message) = await ErrorAsync(answer);

        Assert.Equal((415, "unsupported_media_type"), ((int)answer.StatusCode, code));
        Assert.Contains(word, message, StringComparison.Ordinal);
        Assert.Contains("application/json", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model=text-small&prompt=hello", "application/x-www-form-urlencoded", "send the fields as one JSON object")]
    [InlineData("", "application/json", "The body is empty")]
    [InlineData(" \r\n", null, "The body is empty")]
    [InlineData("{'model':'text-small'}", "application/json", "near line 1, byte 2")]
    [InlineData(Chatting + "cut \\ud83d\"}]}", "application/json", "(as \\ud83d) without the other half, near line 1, byte 73")]
    [InlineData("\n" + Chatting + "\\uDE00\"}]}", null, "near line 2, byte 69")]
    public async Task What_is_no_JSON_is_told_what_is_wrong(string body, string? type, string words)
    {
        var world = await worlds.FreshAsync();

        using var answer = await SendAsync(world, Encoding.UTF8.GetBytes(body), type);
        var (_, message) = await ErrorAsync(answer);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("X-GZIP", "gzip")]
    [InlineData("deflate", "zlib")]
    [InlineData("deflate", "deflate")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "gzip br")]
    [InlineData("identity", "")]
    public async Task A_packed_body_is_unpacked_before_it_is_passed_on(string coding, string packers)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        var packed = packers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Encoding.UTF8.GetBytes(Korean), Pack);

        using var answer = await SendAsync(world, packed, "application/json", coding);

        Assert.Equal((200, Sent(Korean)), ((int)answer.StatusCode, Received(world)));
    }

    [Theory]
    [InlineData("zstd", 415, "unsupported_content_encoding")]
    [InlineData("gzip, aes128gcm", 415, "unsupported_content_encoding")]
    [InlineData("gzip, gzip, gzip, gzip", 415, "unsupported_content_encoding")]
    [InlineData("br", 400, "malformed_content_encoding")]
    [InlineData("gzip", 400, "malformed_content_encoding")]
    public async Task A_body_that_cannot_be_unpacked_is_told_so(string coding, int status, string code)
    {
        var world = await worlds.FreshAsync();

        using var answer = await SendAsync(world, Encoding.UTF8.GetBytes(Plain), "application/json", coding);

        Assert.Equal((status, code), ((int)answer.StatusCode, (await ErrorAsync(answer)).Code));
        Assert.Equal(status == 415 ? "gzip, deflate, br" : "", string.Join(", ", Values(answer, "Accept-Encoding")));
    }

    [Fact]
    public async Task A_small_body_that_unpacks_to_a_huge_one_is_too_large()
    {
        var world = await worlds.FreshAsync();

        using var answer = await SendAsync(world, Pack(Pack(new byte[24 * 1024 * 1024], "gzip"), "br"), "application/json", "gzip, br");

        Assert.Equal((413, "request_too_large"), ((int)answer.StatusCode, (await ErrorAsync(answer)).Code));
    }

    [Theory]
    [InlineData("utf-8", true, "application/json")]
    [InlineData("utf-16", true, "application/json; charset=utf-16")]
    [InlineData("utf-16", false, "application/json; charset=\"UTF-16\"")]
    [InlineData("utf-16BE", true, "application/json")]
    [InlineData("utf-16BE", false, "text/plain; charset=utf-16be")]
    [InlineData("utf-16", false, null)]
    [InlineData("utf-8", false, "application/json; charset=utf-16")]
    public async Task A_body_in_another_form_of_Unicode_arrives_as_UTF_8(string name, bool marked, string? type)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        var encoding = Encoding.GetEncoding(name);

        using var answer = await SendAsync(world, [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes(Korean)], type);

        Assert.Equal((200, Sent(Korean)), ((int)answer.StatusCode, Received(world)));
    }

    [Theory]
    [InlineData("application/json; charset=ISO-8859-1", 200)]
    [InlineData("application/json; charset=latin1", 200)]
    [InlineData("application/json", 400)]
    public async Task Bytes_that_are_no_UTF_8_are_read_as_the_charset_says_or_told_where_they_stand(string type, int status)
    {
        var world = await worlds.FreshAsync();
        await world.Host.AddKeyAsync();
        const string Body = """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"café"}]}""";

        using var answer = await SendAsync(world, Encoding.Latin1.GetBytes(Body), type);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? Sent(Body) : null, world.Simulator.Received.Count == 0 ? null : Received(world));
        var words = status == 200 ? "choices" : $"near line 1, byte {Body.IndexOf('é', StringComparison.Ordinal) + 1}";
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"model\":\"HALF\"}", 0, "half of a surrogate pair without the other half, at character 11")]
    [InlineData("{\"model\":\"x\"}", 1, "breaks off within a character")]
    public async Task Broken_UTF_16_is_told_so(string body, int cut, string words)
    {
        var world = await worlds.FreshAsync();
        var units = body.Replace("HALF", "\uD83D", StringComparison.Ordinal).SelectMany(unit => BitConverter.GetBytes(unit));

        using var answer = await SendAsync(world, [.. units.SkipLast(cut)], "application/json");

        Assert.Contains(words, (await ErrorAsync(answer)).Message, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(GatewayWorld world, byte[] body, string? type, string? coding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Chat) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        return await world.Program.SendAsync(request);
    }

    private static async Task<(string Code, string Message)> ErrorAsync(HttpResponseMessage answer)
    {
        var error = (await answer.JsonAsync()).GetProperty("error");
        return (error.Text("code"), error.Text("message"));
    }

    private static string Sent(string body) => body.Replace("openai/", "", StringComparison.Ordinal);

    private static string Received(GatewayWorld world) => Encoding.UTF8.GetString(Assert.Single(world.Simulator.Received).Body.Span);

    private static IEnumerable<string> Values(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values : [];

    private static byte[] Pack(byte[] body, string packer)
    {
        using var packed = new MemoryStream();
        using (Stream packing = packer switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "zlib" => new ZLibStream(packed, CompressionLevel.Fastest),
            "deflate" => new DeflateStream(packed, CompressionLevel.Fastest),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            packing.Write(body);
        }

        return packed.ToArray();
    }
}
