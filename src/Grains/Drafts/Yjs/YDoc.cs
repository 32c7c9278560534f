namespace Oqupie.Grains.Drafts.Yjs;

/// <summary>
/// A document as Yjs puts it together: whoever applies the same frames, in whatever order, has the same text. It is only read here.
/// </summary>
/// <remarks>
/// Frames come from editors, so from anybody who may write on the ticket. What they may cost is counted: each apply has so many steps, and the document so many
/// items. Whatever goes beyond, or is not what Yjs writes, throws <see cref="UnreadableFrame"/>, and the document is of no more use.
/// </remarks>
internal sealed class YDoc
{
    private readonly YItems _written = new();
    private readonly Dictionary<string, YType> _roots = new(StringComparer.Ordinal);
    private List<YItem> _waiting = [];
    private List<YDelete> _undone = [];

    /// <summary>Whether a letter or a picture stands anywhere.</summary>
    public bool HasWords => _written.Standing().Any(item => item.Content is { Type.Name: "image" } || !string.IsNullOrWhiteSpace(item.Content.Text));

    public YType Root(string name)
    {
        if (!_roots.TryGetValue(name, out var root))
        {
            _roots.Add(name, root = new());
        }

        return root;
    }

    public void Apply(ReadOnlySpan<byte> bytes)
    {
        _written.Begin();
        var frame = YFrame.Read(bytes);
        _waiting.AddRange(frame.Items);
        _undone.AddRange(frame.Deletes);
        _written.Spend(_waiting.Count + _undone.Count);
        PutAll();

        foreach (var gone in _undone.ToList())
        {
            Delete(gone);
        }

        _undone = [.. _undone.Where(gone => gone.To > _written.StateOf(gone.Client))];
    }

    // What waits for something that has not come is looked at again once anything has.
    private void PutAll()
    {
        var queues = _waiting.GroupBy(item => item.Id.Client).Select(own => new Queue<YItem>(own.OrderBy(item => item.Id.Clock))).ToList();

        for (var moved = true; moved;)
        {
            moved = false;

            foreach (var queue in queues)
            {
                _written.Spend(1);

                while (queue.TryPeek(out var item) && Fits(item))
                {
                    Put(queue.Dequeue());
                    moved = true;
                }
            }
        }

        _waiting = [.. queues.SelectMany(queue => queue)];
    }

    private bool Fits(YItem item) =>
        item.Id.Clock <= _written.StateOf(item.Id.Client) && Has(item, item.Origin) && Has(item, item.RightOrigin) && Has(item, item.ParentId);

    private bool Has(YItem item, YId? other) => other is not { } id || id.Clock < (id.Client == item.Id.Client ? item.Id.Clock : _written.StateOf(id.Client))
        || (id.Client == item.Id.Client ? throw new UnreadableFrame("An item stands by what comes after it.") : false);

    private void Put(YItem item)
    {
        _written.Spend(1);
        var known = _written.StateOf(item.Id.Client) - item.Id.Clock;

        if (known >= item.Length)
        {
            return;
        }

        if (known > 0)
        {
            var end = _written.EndingAt(new(item.Id.Client, item.Id.Clock + known - 1));
            item.Content = item.Content.Cut((int)known).After;
            (item.Id, item.Length, item.Origin) = (new(item.Id.Client, item.Id.Clock + known), item.Length - known, end.LastId);
        }

        var deletes = item.Deleted;
        item.Left = item.Origin is { } origin ? _written.EndingAt(origin) : null;
        item.Right = item.RightOrigin is { } right ? _written.BeginningAt(right) : null;
        FindParent(item);
        _written.Add(item);

        if (item.Parent is not { } parent)
        {
            item.Deleted = true;
            item.Content = YContent.Gone;
            (item.Left, item.Right) = (null, null);
            return;
        }

        Order(item, parent);
        Link(item, parent);

        if (deletes || parent.Owner is { Deleted: true } || (item.Key is not null && item.Right is not null))
        {
            Remove(item);
        }
    }

    // Beside what is gone for good nothing stands: then the item is gone as well.
    private void FindParent(YItem item)
    {
        var beside = item.Left ?? item.Right;

        if (item.Origin is null && item.RightOrigin is null)
        {
            item.Parent = item.RootName is { } name ? Root(name) : item.ParentId is { } id ? _written.Find(id).Content.Type : null;
        }
        else if (item.Left is not { Parent: null } && item.Right is not { Parent: null } && beside is not null)
        {
            (item.Parent, item.Key) = (beside.Parent, beside.Key);
        }
    }

    /// <summary>Of those who wrote in one place without knowing of each other, the same one comes first everywhere.</summary>
    private void Order(YItem item, YType parent)
    {
        if (item.Left is null ? item.Right is { Left: null } : item.Left.Right == item.Right)
        {
            return;
        }

        var left = item.Left;
        var (passed, rivals) = (new HashSet<YItem>(), new HashSet<YItem>());

        for (var other = left is null ? FirstOf(item, parent) : left.Right; other is not null && other != item.Right; other = other.Right)
        {
            _written.Spend(1);
            passed.Add(other);
            rivals.Add(other);

            if (item.Origin == other.Origin)
            {
                if (other.Id.Client < item.Id.Client)
                {
                    left = other;
                    rivals.Clear();
                }
                else if (item.RightOrigin == other.RightOrigin)
                {
                    break;
                }
            }
            else if (other.Origin is { } origin && _written.Find(origin) is var before && passed.Contains(before))
            {
                if (!rivals.Contains(before))
                {
                    left = other;
                    rivals.Clear();
                }
            }
            else
            {
                break;
            }
        }

        item.Left = left;
    }

    private void Link(YItem item, YType parent)
    {
        if (item.Left is { } left)
        {
            (item.Right, left.Right) = (left.Right, item);
        }
        else
        {
            item.Right = FirstOf(item, parent);
            parent.First = item.Key is null ? item : parent.First;
        }

        if (item.Right is { } right)
        {
            right.Left = item;
        }
        else if (item.Key is { } key)
        {
            parent.Values[key] = item;

            if (item.Left is { } replaced)
            {
                Remove(replaced);
            }
        }
    }

    private YItem? FirstOf(YItem item, YType parent)
    {
        if (item.Key is not { } key)
        {
            return parent.First;
        }

        var first = parent.Values.GetValueOrDefault(key);

        while (first?.Left is { } before)
        {
            _written.Spend(1);
            first = before;
        }

        return first;
    }

    private void Delete(YDelete gone)
    {
        foreach (var item in _written.Within(gone))
        {
            Remove(item);
        }
    }

    // With a thing goes what is in it, without a call for each depth.
    private void Remove(YItem first)
    {
        var going = new Stack<YItem>([first]);

        while (going.TryPop(out var item))
        {
            _written.Spend(1);
            item.Deleted = true;

            if (item.Content.Type is not { } type)
            {
                continue;
            }

            for (var child = type.First; child is not null; child = child.Right)
            {
                Push(child);
            }

            foreach (var value in type.Values.Values)
            {
                Push(value);
            }
        }

        void Push(YItem child)
        {
            _written.Spend(1);

            if (!child.Deleted)
            {
                going.Push(child);
            }
        }
    }
}
