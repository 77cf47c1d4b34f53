using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Builtin;

/// <summary>
/// Small requests that ask for much, and what answering one of them took. The clock stands still: the steps alone must end it.
/// </summary>
internal sealed record Flood(CallEnd Report, FakeReply Reply, long Allocated, TimeSpan Took)
{
    public static Task<Flood> OfSchemaAsync(string schema, string message = "I was happy with 3 apples", string more = "") =>
        OfChatAsync($$$"""
            {"messages":[{"role":"user","content":{{{JsonValue.Create(message).ToJsonString()}}}}],
            "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":{{{schema}}}}}{{{more}}}}
            """);

    public static Task<Flood> OfChatAsync(string body) => OfAsync(Operation.Chat, Encoding.UTF8.GetBytes(body));

    public static async Task<Flood> OfAsync(Operation operation, byte[] body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var began = Stopwatch.GetTimestamp();
        var (reply, report) = await Ask.AnyAsync(operation, body, clock: new FakeClock(DateTimeOffset.UnixEpoch));
        return new(report, reply, GC.GetAllocatedBytesForCurrentThread() - before, Stopwatch.GetElapsedTime(began));
    }

    public static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
