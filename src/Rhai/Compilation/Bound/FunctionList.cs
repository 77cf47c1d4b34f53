using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A script's functions described as maps, for scripts that inspect themselves.</summary>
internal static class FunctionList
{
    /// <summary>The functions with a name and a number of declared parameters, or all; ordered by name, then by parameters.</summary>
    public static RhaiValue Of(BoundProgram program, string? name, long? arity)
    {
        var list = new RhaiArray();
        foreach (var function in program.Functions
            .Where(f => (name is null || f.Name == name) && (arity is null || f.DeclaredCount == arity))
            .OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.DeclaredCount))
        {
            list.Add(new RhaiValue(Describe(function)));
        }

        return new RhaiValue(list);
    }

    private static RhaiMap Describe(BoundFunction function)
    {
        var parameters = new RhaiArray();
        foreach (var parameter in function.Locals.Take(function.DeclaredCount))
        {
            parameters.Add(parameter.Name);
        }

        var map = new RhaiMap();
        map.Set("access", function.IsPrivate ? "private" : "public");
        map.Set("is_anonymous", function.IsClosure);
        map.Set("name", function.Name);
        map.Set("params", new RhaiValue(parameters));
        if (function.ReceiverType is { } receiver)
        {
            map.Set("this_type", receiver);
        }

        return map;
    }
}
