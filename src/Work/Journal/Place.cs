using System.Globalization;

namespace Maru.Work.Journal;

/// <summary>A step's place in its run: the key, and which call with that key it is, from 1.</summary>
internal readonly record struct Place(string Key, int Iteration)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}:{Iteration}");
}
