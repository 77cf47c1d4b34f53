using Maru.Rhai;

namespace Maru.ScriptSpeed;

/// <summary>One script to measure, with the same work written in C# as the limit.</summary>
/// <param name="Name">The script's file without its ending.</param>
/// <param name="InCSharp">The same work, typed by hand; gives what the script gives, as text.</param>
/// <param name="Scope">What the host puts in, made anew for every call.</param>
/// <param name="Official">Milliseconds the official engine took on a 2.5 GHz Xeon.</param>
/// <param name="Aim">Milliseconds we mean to stay below in the steady state.</param>
internal sealed record Load(string Name, Func<string> InCSharp, Func<RhaiScope> Scope, double Official, double Aim)
{
    private const double MostTimesCSharp = 4;

    /// <summary>Pure calculation, which may take no more than four times what C# takes in the same run.</summary>
    public bool IsClassic { get; init; }

    public bool IsMet(double best, double inCSharp) => best <= Aim && (!IsClassic || best <= inCSharp * MostTimesCSharp);

    public string Text() => TextOf(Name);

    public static string TextOf(string name)
    {
        using var stream = typeof(Load).Assembly.GetManifestResourceStream($"Maru.ScriptSpeed.scripts.{name}.rhai")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
