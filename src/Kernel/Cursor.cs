namespace Maru.Kernel;

/// <summary>Where a list goes on: behind the last row that was shown, told by what the list is ordered by.</summary>
/// <param name="Number">An instant in microseconds, or a running number; 0 where the id alone gives the order.</param>
/// <param name="Id">The id of the row: no two have the same. Empty where the number alone gives the order.</param>
public readonly record struct Cursor(long Number, string Id);
