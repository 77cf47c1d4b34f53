using System.Text;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Providers.OpenAi;

namespace Maru.Modules.Tests.Llm.OpenAi;

/// <summary>An answer that arrives in pieces.</summary>
internal static class Cuts
{
    public static AnswerScanner Read(byte[][] pieces, WrittenText written)
    {
        var scanner = new AnswerScanner(streamed: true, written);
        foreach (var piece in pieces)
        {
            scanner.Push(piece);
        }

        return scanner;
    }

    /// <summary>In two at each place, and byte by byte.</summary>
    public static void Each(string json, Action<byte[][]> check)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        check([.. bytes.Select(one => new[] { one })]);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            check([bytes[..cut], bytes[cut..]]);
        }
    }
}
