"""What happens to PDF files on their way: protection, packing, damage, an edit saved behind the end."""
import pathlib

import pikepdf


def change(path, how):
    data = pathlib.Path(path).read_bytes()
    if how == 'damaged':
        # The table of objects points a little beside them all, as after a transfer as text.
        at = data.rindex(b'startxref')
        path.write_bytes(data[:at] + b'startxref\n17\n%%EOF\n')
        return
    if how == 'cut':
        path.write_bytes(data[:data.rindex(b'xref') - 1] if data.count(b'xref') > 1 else data[:-40])
        return
    options = {
        'protected': dict(encryption=pikepdf.Encryption(owner='keep', user='', R=6)),
        'protected-old': dict(encryption=pikepdf.Encryption(owner='keep', user='', R=3, aes=False, metadata=False)),
        'packed': dict(object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=False),
        'linearized': dict(linearize=True),
    }[how]
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, deterministic_id='encryption' not in options, **options)
