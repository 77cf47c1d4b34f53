using System.Text;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>Events of a chat stream as providers send them.</summary>
internal static class Frames
{
    public const string Hello = """data: {"id":"c","choices":[{"index":0,"delta":{"content":"Hello"},"finish_reason":null}]}""" + "\n\n";
    public const string Finish = """data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\n";
    public const string Usage = """data: {"id":"c","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}}""" + "\n\n";
    public const string Done = "data: [DONE]\n\n";
    public const string Whole = Hello + Finish + Usage + Done;

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
