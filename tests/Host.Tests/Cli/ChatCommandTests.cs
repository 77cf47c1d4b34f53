using System.Net;
using System.Text;

namespace Maru.Host.Tests.Cli;

public sealed class ChatCommandTests : IDisposable
{
    private const string Chat = "POST /v1/chat/completions";
    private const string Hel =
        """{"model":"builtin/x","choices":[{"index":0,"delta":{"role":"assistant","content":"안녕"},"finish_reason":null}]}""";
    private const string Lo =
        """{"model":"builtin/x","choices":[{"index":0,"delta":{"content":" hello"},"finish_reason":"stop"}]}""";
    private const string Usage = """{"model":"builtin/x","choices":[],"usage":{"total_tokens":3}}""";

    private readonly CommandLine _maru = new();

    public ChatCommandTests() => _maru.Variables["MARU_KEY"] = "mk_given";

    public void Dispose() => _maru.Dispose();

    [Fact]
    public async Task An_answer_is_written_as_it_comes()
    {
        _maru.Stub.On(Chat, _ => StubServer.Events(Hel, Lo, Usage, "[DONE]"));

        var code = await _maru.RunAsync("chat", "-m", "text-small", "how", "are", "you?");

        Assert.Equal(0, code);
        Assert.Equal("안녕 hello\n", _maru.Out);
        var asked = _maru.Stub.Requests.Single();
        Assert.Equal("Bearer mk_given", asked.Authorization);
        Assert.Equal("text-small", asked.Json.GetProperty("model").GetString());
        Assert.Equal("how are you?", asked.Json.GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("", "from a pipe")]
    [InlineData("-", "from a pipe")]
    [InlineData("sum up -", "sum up\n\nfrom a pipe")]
    [InlineData("@notes.txt", "@notes.txt")]
    public async Task Standard_input_is_the_question_or_part_of_it(string words, string expected)
    {
        _maru.Stub.On(Chat, _ => StubServer.Events(Lo, "[DONE]"));

        await _maru.PipeAsync("from a pipe", ["chat", .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, _maru.Stub.Requests.Single().Json.GetProperty("messages")[0].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Json_is_one_document_at_the_end()
    {
        _maru.Stub.On(Chat, _ => StubServer.Events(Hel, Lo, Usage, "[DONE]"));

        await _maru.RunAsync("chat", "hi", "--json");

        Assert.Equal("안녕 hello", _maru.OutJson.GetProperty("content").GetString());
        Assert.Equal(3, _maru.OutJson.GetProperty("usage").GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task A_conversation_is_sent_whole()
    {
        _maru.Stub.On(Chat, _ => StubServer.Events(Lo, "[DONE]"));

        var code = await _maru.TypeAsync("one\ntwo\n/new\nthree\n/exit\n", null, "chat", "--system", "be brief");

        Assert.Equal(0, code);
        Assert.Equal([2, 4, 2], _maru.Stub.Requests.Select(r => r.Json.GetProperty("messages").GetArrayLength()));
        Assert.Equal("assistant", _maru.Stub.Requests[1].Json.GetProperty("messages")[2].GetProperty("role").GetString());
    }

    [Theory]
    [InlineData("""{"error":{"message":"Too slow.","type":"upstream_error","code":"upstream_timeout"}}""", "Too slow.")]
    [InlineData(null, "broke off")]
    public async Task A_stream_that_fails_is_a_failure_though_words_have_come(string? last, string expected)
    {
        _maru.Stub.On(Chat, _ => last is null ? StubServer.Events(Hel) : StubServer.Events(Hel, last));

        Assert.Equal(1, await _maru.RunAsync("chat", "hi"));
        Assert.Contains("안녕", _maru.Out, StringComparison.Ordinal);
        Assert.Contains(expected, _maru.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_the_gateway_is_read()
    {
        _maru.Stub.On(Chat, new { error = new { message = "This client key is unknown.", type = "x", code = "invalid_api_key" } }, 401);

        Assert.Equal(6, await _maru.RunAsync("chat", "hi"));
        Assert.Contains("MARU_KEY", _maru.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_on_first_use_kept_and_never_shown()
    {
        _maru.Variables.Remove("MARU_KEY");
        await _maru.SignInAsync();
        _maru.Stub.On("POST /api/v1/identity/client-keys", new { id = "c1", secret = "mk_canary" }, 201)
            .On(Chat, _ => StubServer.Events(Lo, "[DONE]"));

        await _maru.RunAsync("chat", "one");
        await _maru.RunAsync("chat", "two");

        Assert.Single(_maru.Stub.Requests, r => r.Line.EndsWith("client-keys", StringComparison.Ordinal));
        Assert.Equal("Bearer mk_canary", _maru.Stub.Requests[^1].Authorization);
        Assert.DoesNotContain("mk_canary", _maru.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_key_that_was_revoked_is_made_anew()
    {
        _maru.Variables.Remove("MARU_KEY");
        await _maru.SignInAsync();
        var made = 0;
        _maru.Stub.On("POST /api/v1/identity/client-keys", _ => StubServer.Json(new { id = $"c{++made}", secret = $"mk_{made}" }, 201))
            .On(Chat, asked => asked.Authorization == "Bearer mk_1"
                ? StubServer.Json(new { error = new { message = "Unknown.", code = "invalid_api_key" } }, 401)
                : StubServer.Events(Lo, "[DONE]"));

        Assert.Equal(0, await _maru.RunAsync("chat", "one"));
        Assert.Equal("mk_2", _maru.Session().GetProperty("chat_key").GetString());
    }

    [Fact]
    public async Task Ctrl_c_stops_an_answer_and_not_the_conversation()
    {
        var around = _maru.Around(new StringReader("one\ntwo\n"), redirected: false);
        var first = true;
        _maru.Stub.On(Chat, _ =>
        {
            if (!first)
            {
                return StubServer.Events(Lo, "[DONE]");
            }

            first = false;
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StreamContent(new StallingStream(Hel, () => around.Interrupts.Raise())),
            };
        });

        var code = await _maru.RunAsync(around, "chat");

        Assert.Equal(0, code);
        Assert.Contains("[stopped]", _maru.Error, StringComparison.Ordinal);
        Assert.Equal("안녕\n hello\n", _maru.Out);
        Assert.Equal("안녕", _maru.Stub.Requests[1].Json.GetProperty("messages")[1].GetProperty("content").GetString());
    }

    [Fact]
    public async Task Ctrl_c_ends_a_single_question()
    {
        var around = _maru.Around(new StringReader(""), redirected: true);
        _maru.Stub.On(Chat, _ => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StreamContent(new StallingStream(Hel, () => around.Interrupts.Raise())),
        });

        Assert.Equal(130, await _maru.RunAsync(around, "chat", "hi"));
        Assert.Equal("안녕\n", _maru.Out);
    }

    /// <summary>Gives one event, then calls back and waits to be cancelled.</summary>
    private sealed class StallingStream(string data, Func<bool> then) : MemoryStream(Encoding.UTF8.GetBytes($"data: {data}\n\n"))
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length)
            {
                return Read(buffer.Span);
            }

            Assert.True(then());
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
