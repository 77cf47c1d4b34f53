namespace Maru.Kernel;

/// <summary>Where the next page of a list begins: after the last row that was shown, given by the values the list is ordered by.</summary>
/// <param name="Number">An instant in microseconds, or a sequence number; 0 if the list is ordered by id alone.</param>
/// <param name="Id">The unique id of the row. Empty if the list is ordered by number alone.</param>
public readonly record struct Cursor(long Number, string Id);
