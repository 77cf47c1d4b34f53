using System.Text;
using System.Text.Json.Nodes;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Modules.Llm.Providers.Builtin;

namespace Maru.Modules.Tests.Llm.Builtin;

internal static class Ask
{
    public static Task<(FakeReply Reply, CallEnd Report)> ChatAsync(string body, bool stream = false, bool usage = false) =>
        AnyAsync(Operation.Chat, Encoding.UTF8.GetBytes(body), stream, usage);

    public static Task<(FakeReply Reply, CallEnd Report)> ChatAsync(string body, TimeProvider clock, CancellationToken ct) =>
        AnyAsync(Operation.Chat, Encoding.UTF8.GetBytes(body), clock: clock, ct: ct);

    public static async Task<string> TextAsync(string message, string more = "")
    {
        var body = $$"""{"messages":[{"role":"user","content":{{JsonValue.Create(message).ToJsonString()}}}]{{more}}}""";
        var (reply, _) = await ChatAsync(body);
        return (string)reply.Json["choices"]![0]!["message"]!["content"]!;
    }

    public static async Task<(FakeReply Reply, CallEnd Report)> AnyAsync(
        Operation operation, byte[] body, bool stream = false, bool usage = false, FakeReply? reply = null,
        CancellationTokenSource? leaving = null, TimeProvider? clock = null, CancellationToken ct = default)
    {
        reply ??= new FakeReply();
        var call = new ProviderCall
        {
            Operation = operation,
            Route = new(Provider.Builtin, "composer", new("http://localhost/"), "", null, default, 1),
            Body = body,
            Stream = stream,
            EstimatedInputTokens = 0,
            MaxOutputTokens = null,
            IncludeUsage = usage,
            Id = "0123456789abcdef0123456789abcdef",
            Created = 1_780_000_000,
        };
        var token = ct.CanBeCanceled ? ct : leaving?.Token ?? TestContext.Current.CancellationToken;
        return (reply, await new BuiltinClient(clock ?? TimeProvider.System).AnswerAsync(call, reply, token));
    }
}
