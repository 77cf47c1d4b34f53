using Maru.Kernel;

namespace Maru.Modules.Llm.Prices;

internal static class PriceFailures
{
    public static readonly Failure Malformed = new(FailureKind.Invalid, "llm.price_malformed", "The price cannot be kept as it is; fields says why.");

    public static readonly Failure NotFound = new(FailureKind.NotFound, "llm.price_not_found", "There is no such price.");

    public static readonly Failure BuiltIn = new(FailureKind.Conflict, "llm.price_built_in",
        "This price came with the server. Add one of your own for the same model: it takes precedence.");
}
