using Maru.Kernel;

namespace Maru.Modules.Llm.Calls;

internal static class CallFailures
{
    public static readonly Failure MalformedFilter = new(FailureKind.Invalid, "llm.call_filter_malformed",
        "A filter has a value it cannot have; fields says which.");

    public static readonly Failure MalformedRange = new(FailureKind.Invalid, "llm.call_range_malformed",
        "start_date and end_date are days (YYYY-MM-DD), start_date is not after end_date, and there are at most 400 days between them.");

    public static readonly Failure NotFound = new(FailureKind.NotFound, "llm.call_not_found",
        "There is no call with this id that you may see. Calls are kept for Llm:Calls:Retention.");
}
