using System.Text.Json;
using Maru.Cli.Screen;
using Maru.Cli.Wire;

namespace Maru.Cli.Commands;

/// <summary>How the server's connection tests are shown.</summary>
internal static class TestResult
{
    public static bool Passed(JsonElement result) => result.Text("status") == "success";

    public static void Say(Output output, JsonElement result)
    {
        if (Passed(result))
        {
            output.Say(Texts.TestPassed, result.Text("message"), result.Text("model_used") ?? "-", result.Int("latency_ms") ?? 0);
        }
        else
        {
            output.Say(Texts.TestFailed, result.Text("message"), result.Text("reason") ?? "-");
        }
    }
}
