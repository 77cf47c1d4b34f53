using Maru.Kernel;

namespace Maru.Modules.Llm.Calls;

internal static class CallFailures
{
    public static readonly Failure NotFound = new(FailureKind.NotFound, "llm.call_not_found",
        "There is no call with this id that you may see. Calls are kept for Llm:Calls:Retention.");
}
