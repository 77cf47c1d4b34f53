using System.Collections.Frozen;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Syntax.Parsing;

internal static class BinaryOperators
{
    private static readonly FrozenDictionary<string, BinaryOperator> BySymbol =
        Enum.GetValues<BinaryOperator>().ToFrozenDictionary(op => op.TextOf(), StringComparer.Ordinal);

    public static BinaryOperator? Of(string symbol) => BySymbol.TryGetValue(symbol, out var op) ? op : null;
}
