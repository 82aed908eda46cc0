mkdir plain linked hub hub/blobs hub/snapshots hub/snapshots/main
net='<?xml version="1.0"?><net name="a" version="11"><layers><layer id="0" type="Const" version="opset1"><data element_type="f32" shape="2" offset="0" size="8"/></layer></layers><edges/></net>'
echo "$net" | tee plain/a.xml plain/short.xml linked/a.xml > hub/blobs/0
printf 12345678 | tee plain/a.bin elsewhere > hub/blobs/1
printf 1234567 > plain/short.bin
ln -s ../elsewhere linked/a.bin
ln -s ../../blobs/0 hub/snapshots/main/a.xml
ln -s ../../blobs/1 hub/snapshots/main/a.bin
