using Maru.Kernel;

namespace Maru.Modules.Llm.Budgets;

internal static class BudgetFailures
{
    public static readonly Failure WriteOffNotFound = new(FailureKind.NotFound, "llm.write_off_not_found",
        "There is no such write-off. A write-off disappears by itself when its node turns out to be alive.");
}
