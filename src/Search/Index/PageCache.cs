namespace Oqupie.Search.Index;

/// <summary>
/// Bounds the pages of files that are kept in memory, for all indexes together. A page that was asked for again stays for another round of the clock's hand;
/// what is read from end to end (a merge, a check) is not kept at all but for its beginning.
/// </summary>
internal sealed class PageCache(long bytes)
{
    private readonly Lock _turning = new();
    private readonly (PagedFile? File, int Page)[] _kept = new (PagedFile?, int)[Math.Max(1, bytes / PagedFile.PageSize)];
    private int _hand;

    /// <summary>Keeps one page more, in the place of another.</summary>
    public void Keep(PagedFile file, int page)
    {
        lock (_turning)
        {
            // Each turn takes marks away; readers may set some again meanwhile, hence the end.
            for (var seen = 0; seen < _kept.Length && _kept[_hand] is { File: { } other } kept && other.WasUsed(kept.Page); seen++)
            {
                Turn();
            }

            _kept[_hand].File?.Drop(_kept[_hand].Page);
            _kept[_hand] = (file, page);
            Turn();
        }
    }

    private void Turn() => _hand = _hand + 1 < _kept.Length ? _hand + 1 : 0;
}
